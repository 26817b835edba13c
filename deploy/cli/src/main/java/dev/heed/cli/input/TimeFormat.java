package dev.heed.cli.input;

import java.io.Serializable;
import java.time.DateTimeException;

/** Reads a time from text. A column keeps one format, so that an epoch does not change its unit within a file. */
@FunctionalInterface
public interface TimeFormat extends Serializable {
    /** What a text must be. */
    String EXPECTED = "a time such as 2024-01-31T12:00:00Z, 2024-01-31 12:00:00 or an epoch in s, ms, us or ns";

    /**
     * Microseconds since the epoch; finer parts are cut off.
     *
     * @param notBefore decides between the two times that a clock shows twice when it goes back: the first, unless it is
     *     before that
     * @throws DateTimeException or NumberFormatException when the text is no such time
     */
    long parseMicros(String text, long notBefore);

    /** The same, where a time is the first of its kind. */
    default long parseMicros(String text) {
        return parseMicros(text, Long.MIN_VALUE);
    }

    /**
     * The format of a text that a person wrote: a calendar's, or an epoch whose unit its magnitude tells.
     *
     * @throws DateTimeException or NumberFormatException when no format reads it
     */
    static TimeFormat of(String text) {
        if (!text.matches("[+-]?[0-9]+([.][0-9]*)?")) {
            TimeFormat calendar = new CalendarTime(DateOrder.YEAR_FIRST, new WallClock(null));
            calendar.parseMicros(text);
            return calendar;
        }
        double size = Math.abs(Double.parseDouble(text));
        EpochUnit unit = size < 1e11
                ? EpochUnit.SECONDS
                : size < 1e14 ? EpochUnit.MILLIS : size < 1e17 ? EpochUnit.MICROS : EpochUnit.NANOS;
        return new EpochTime(unit, false);
    }
}
