package dev.heed.cli.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Reads a time from text. A column keeps one format: the first cell decides, so that an epoch time does not change its
 * unit in the middle of a file.
 */
@FunctionalInterface
public interface TimeFormat {
    /** What a text must be. */
    String EXPECTED = "a time such as 2024-01-31T12:00:00Z, 2024-01-31 12:00:00 or an epoch in s, ms or us";

    /** Dates and times of day as ISO 8601 writes them, with a blank instead of the T if need be; without a zone, UTC. */
    DateTimeFormatter CALENDAR = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .appendPattern("[' '][XXX][XX][X]")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);

    /**
     * Microseconds since the epoch; finer parts are cut off.
     *
     * @throws DateTimeException or NumberFormatException when the text is no such time
     */
    long parseMicros(String text);

    /**
     * The format of a column that begins with this text.
     *
     * @throws DateTimeException or NumberFormatException when no format reads it
     */
    static TimeFormat of(String first) {
        if (!first.matches("[+-]?[0-9]+([.][0-9]*)?")) {
            calendarMicros(first);
            return TimeFormat::calendarMicros;
        }
        double size = Math.abs(Double.parseDouble(first));
        long unitMicros = size < 1e11 ? 1_000_000 : size < 1e14 ? 1_000 : 1;
        return text -> epochMicros(text, unitMicros);
    }

    private static long calendarMicros(String text) {
        Instant time = CALENDAR.parse(text.strip(), Instant::from);
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    private static long epochMicros(String text, long unitMicros) {
        try {
            return new BigDecimal(text)
                    .multiply(BigDecimal.valueOf(unitMicros))
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw new DateTimeException("beyond 64 bits of microseconds", tooLarge);
        }
    }
}
