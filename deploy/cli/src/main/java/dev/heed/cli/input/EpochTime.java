package dev.heed.cli.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;

/**
 * A number since an epoch.
 *
 * @param bounded whether a time before 1980 or after 2199 is none
 */
record EpochTime(EpochUnit unit, boolean bounded) implements TimeFormat {
    /** 1980-01-01. */
    static final long EARLIEST_MICROS = 315_532_800_000_000L;
    /** 2200-01-01. */
    static final long LATEST_MICROS = 7_258_118_400_000_000L;

    private static final BigDecimal DAYS_TO_1970 = BigDecimal.valueOf(25_569);
    /** Fewer digits of a day do not tell one second from the next but by rounding. */
    private static final int DIGITS_OF_MILLIS = 8;
    /** That a long holds in any case. */
    private static final int LONG_DIGITS = 18;

    @Override
    public long parseMicros(String text, long notBefore) {
        long micros = unit == EpochUnit.DAYS ? ofDays(new BigDecimal(text.replace(',', '.'))) : of(text);
        if (bounded && (micros < EARLIEST_MICROS || micros >= LATEST_MICROS)) {
            throw new DateTimeException("beyond the years 1980 to 2199");
        }
        return micros;
    }

    private long of(String text) {
        long number = digits(text);
        if (number >= 0) {
            return whole(number);
        }
        try {
            return new BigDecimal(text.replace(',', '.'))
                    .multiply(unit.micros())
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw new DateTimeException("beyond 64 bits of microseconds", tooLarge);
        }
    }

    private long whole(long number) {
        try {
            return unit.microsOf(number);
        } catch (ArithmeticException tooLarge) {
            throw new DateTimeException("beyond 64 bits of microseconds", tooLarge);
        }
    }

    /** The number that a text of digits alone is; -1 of any other text. */
    private static long digits(String text) {
        int length = text.length();
        if (length == 0 || length > LONG_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** A day's fraction is no round number: the nearest second, or millisecond where it has the digits, is meant. */
    private static long ofDays(BigDecimal days) {
        int digits = days.scale() < DIGITS_OF_MILLIS ? 0 : 3;
        BigDecimal seconds = days.subtract(DAYS_TO_1970).multiply(BigDecimal.valueOf(86_400));
        return seconds.setScale(digits, RoundingMode.HALF_EVEN)
                .movePointRight(6)
                .longValueExact();
    }
}
