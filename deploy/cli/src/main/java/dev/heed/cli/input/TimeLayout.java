package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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

    /**
     * Which of the columns that may hold the times does: the only one, else the first if it is called a time, else the one with the
     * likeliest name.
     *
     * @param candidates at least one, in the order of the file
     * @throws Refusal when there are several and none is called a time
     */
    static String likeliest(Path file, List<String> candidates) {
        String first = candidates.get(0);
        if (candidates.size() == 1 || NAMES.contains(first.toLowerCase(Locale.ROOT))) {
            return first;
        }
        return NAMES.stream()
                .flatMap(name -> candidates.stream().filter(name::equalsIgnoreCase))
                .findFirst()
                .orElseThrow(() -> Refusal.failure(
                        "%s: expected one column of times, found %s; name it with --time-column, take others away with --ignore"
                                .formatted(file, candidates)));
    }

    public TimeLayout {
        columns = List.copyOf(columns);
    }

    /** The first column, in a format that is found out. */
    public static TimeLayout plain() {
        return new TimeLayout(null, List.of(), null, null);
    }
}
