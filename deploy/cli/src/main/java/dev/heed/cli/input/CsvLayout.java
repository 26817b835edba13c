package dev.heed.cli.input;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to read a CSV file.
 *
 * @param delimiter between cells; null: whichever of comma, semicolon and tab the first line has most of
 * @param clock gives the rows their times; null: the first column does
 * @param entityColumn column that names a row's entity; null: the file's name does
 * @param ignored columns that are no channels
 */
public record CsvLayout(
        @Nullable Character delimiter,
        @Nullable RowClock clock,
        @Nullable String entityColumn,
        List<String> ignored) implements Serializable {
    public CsvLayout {
        ignored = List.copyOf(ignored);
    }

    /** The first column is the time, all others are channels, the file is the entity. */
    public static CsvLayout plain() {
        return new CsvLayout(null, null, null, List.of());
    }
}
