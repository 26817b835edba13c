package dev.heed.cli.parquet;

import dev.heed.model.refusal.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, or of a directory of the parts of one in the order of their names, as text. For one thread, to
 * be closed.
 */
public final class ParquetTable implements Closeable {
    private final Path file;
    private final List<Path> parts;
    private final List<ParquetColumn> columns;
    private List<String> wanted = List.of();
    private @Nullable ParquetPart part;
    private int nextPart;

    private ParquetTable(Path file, List<Path> parts, List<ParquetColumn> columns) {
        this.file = file;
        this.parts = parts;
        this.columns = List.copyOf(columns);
    }

    /** Whether a file is Parquet, whatever its name, or a directory holds such files; not where it cannot be read. */
    public static boolean is(Path file) {
        try {
            return ParquetParts.isTable(file);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads the footer of a file, or of a directory's first part.
     *
     * @throws Refusal when it is cut, damaged, encrypted, compressed in a way that is not read, or no table
     */
    public static ParquetTable open(Path file) {
        try {
            List<Path> parts = ParquetParts.of(file);
            try (ParquetPart first = ParquetPart.open(parts.get(0))) {
                return new ParquetTable(file, parts, first.columns());
            }
        } catch (IOException e) {
            throw ParquetChecks.damaged(file, "one that cannot be opened", e);
        }
    }

    /** All columns, in the order of the file. */
    public List<ParquetColumn> columns() {
        return columns;
    }

    /**
     * Says which columns the rows have, in which order, before the first row is read.
     *
     * @param names some of the columns'
     */
    public void want(List<String> names) {
        wanted = List.copyOf(names);
    }

    /**
     * The next row: a cell for each wanted column, "" where there is no value; null at the end.
     *
     * @throws Refusal when a part is damaged or has other columns than the first
     */
    public String @Nullable [] next() {
        while (true) {
            if (part == null) {
                if (nextPart == parts.size()) {
                    return null;
                }
                part = open(nextPart++);
            }
            String[] row = part.next();
            if (row != null) {
                return row;
            }
            part.close();
            part = null;
        }
    }

    private ParquetPart open(int index) {
        Path path = parts.get(index);
        try {
            ParquetPart opened = ParquetPart.open(path);
            requireSameColumns(path, opened);
            opened.want(wanted.stream().map(byName(opened.columns())).toList());
            return opened;
        } catch (IOException e) {
            throw ParquetChecks.damaged(path, "one that cannot be opened", e);
        }
    }

    private static Function<String, ParquetColumn> byName(List<ParquetColumn> columns) {
        return columns.stream().collect(Collectors.toMap(ParquetColumn::name, Function.identity(), (one, again) -> one))
                ::get;
    }

    private void requireSameColumns(Path path, ParquetPart opened) {
        if (!kinds(opened.columns()).equals(kinds(columns))) {
            opened.close();
            throw Refusal.failure("%s: expected the columns of the first part of %s, %s, found %s; write them alike"
                    .formatted(path, file, kinds(columns), kinds(opened.columns())));
        }
    }

    private static List<String> kinds(List<ParquetColumn> columns) {
        return columns.stream()
                .map(column -> column.name() + " (" + column.kind().words() + ")")
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        if (part != null) {
            part.close();
            part = null;
        }
    }
}
