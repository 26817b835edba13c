package dev.heed.cli.input;

import dev.heed.cli.parquet.ParquetTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file, numbered from 1; a cell is found by its path, such as {@code motor.speed}. */
final class ParquetLines implements Lines {
    private final ParquetTable table;
    private long number;
    private String @Nullable [] ahead;

    private ParquetLines(ParquetTable table) {
        this.table = table;
    }

    static ParquetLines open(Path file, List<String> names) {
        ParquetTable table = ParquetTable.open(file);
        table.want(names);
        return new ParquetLines(table);
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            ahead = table.next();
        }
        return ahead != null;
    }

    @Override
    public Line next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        List<String> cells = Arrays.asList(ahead);
        ahead = null;
        return new Line(++number, cells, false);
    }

    @Override
    public void close() {
        table.close();
    }
}
