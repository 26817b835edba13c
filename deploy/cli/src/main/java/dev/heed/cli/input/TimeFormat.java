package dev.heed.cli.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;

/**
 * Reads a time from text. A column keeps one format: the first cell decides, so that an epoch time does not change its
 * unit in the middle of a file.
 */
@FunctionalInterface
interface TimeFormat {
    String EXPECTED = "a time such as 2024-01-31T12:00:00Z, 2024-01-31 12:00:00 or an epoch in s, ms or us";

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
            CalendarTime.parseMicros(first);
            return CalendarTime::parseMicros;
        }
        double size = Math.abs(Double.parseDouble(first));
        long unitMicros = size < 1e11 ? 1_000_000 : size < 1e14 ? 1_000 : 1;
        return text -> epochMicros(text, unitMicros);
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
