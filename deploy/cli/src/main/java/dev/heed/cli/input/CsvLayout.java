package dev.heed.cli.input;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a user says that a file is to be read; what is left open is found out for each file ({@link Dialect}). */
public record CsvLayout(LineLayout lines, TimeLayout time, CellLayout cells, ColumnLayout columns)
        implements Serializable {
    /** The first column is the time, all others are channels, the file is the entity. */
    public static CsvLayout plain() {
        return new CsvLayout(LineLayout.plain(), TimeLayout.plain(), CellLayout.plain(), ColumnLayout.plain());
    }

    /** The same with other lines. */
    public CsvLayout with(LineLayout other) {
        return new CsvLayout(other, time, cells, columns);
    }

    /** The same with other times. */
    public CsvLayout with(TimeLayout other) {
        return new CsvLayout(lines, other, cells, columns);
    }

    /** The same with other cells. */
    public CsvLayout with(CellLayout other) {
        return new CsvLayout(lines, time, other, columns);
    }

    /** The same with other columns. */
    public CsvLayout with(ColumnLayout other) {
        return new CsvLayout(lines, time, cells, other);
    }

    /** Gives the rows their times; null: columns do. */
    public @Nullable RowClock clock() {
        return time.clock();
    }

    /** Column that names a row's entity; null: the file's name does. */
    public @Nullable String entityColumn() {
        return columns.entity();
    }

    /** Columns that are no channels. */
    public List<String> ignored() {
        return columns.ignored();
    }
}
