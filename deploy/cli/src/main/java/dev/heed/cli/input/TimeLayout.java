package dev.heed.cli.input;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the times of the rows are and how they are written.
 *
 * @param clock gives the rows their times; null: columns do
 * @param columns whose cells, one after the other, are the time; empty: the first column that is nothing else
 * @param format what {@link TimeFormats#named} reads; null: found out where it is unambiguous
 * @param zone of times that name none; null: UTC
 */
public record TimeLayout(
        @Nullable RowClock clock,
        List<String> columns,
        @Nullable String format,
        @Nullable ZoneId zone) implements Serializable {
    /** What programs call a column with the time, the likeliest first. */
    static final List<String> NAMES =
            List.of("time", "timestamp", "ts", "datetime", "date", "_time", "@timestamp", "Time", "Timestamp");

    public TimeLayout {
        columns = List.copyOf(columns);
    }

    /** The first column, in a format that is found out. */
    public static TimeLayout plain() {
        return new TimeLayout(null, List.of(), null, null);
    }
}
