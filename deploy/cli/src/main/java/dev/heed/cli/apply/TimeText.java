package dev.heed.cli.apply;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as ISO 8601 in UTC, in seconds, milliseconds or microseconds: as fine as the data, and all alike. */
enum TimeText {
    SECONDS(1_000_000, 0),
    MILLIS(1_000, 3),
    MICROS(1, 6);

    private static final long SECOND_MICROS = 1_000_000;

    private final long unitMicros;
    private final int digits;

    TimeText(long unitMicros, int digits) {
        this.unitMicros = unitMicros;
        this.digits = digits;
    }

    /** The coarsest that shows a time exactly. */
    static TimeText exact(long timeMicros) {
        for (TimeText text : values()) {
            if (timeMicros % text.unitMicros == 0) {
                return text;
            }
        }
        return MICROS;
    }

    /** Whichever of the two is finer. */
    TimeText finer(TimeText other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** A time in µs since the epoch as text, such as {@code 2024-01-31T12:00:00Z}. */
    String of(long timeMicros) {
        long second = Math.floorDiv(timeMicros, SECOND_MICROS);
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(27);
        if (time.getYear() < 1_000 || time.getYear() > 9_999) {
            text.append(time.toLocalDate());
        } else {
            text.append(time.getYear()).append('-');
            padded(text, time.getMonthValue(), 2).append('-');
            padded(text, time.getDayOfMonth(), 2);
        }
        padded(text.append('T'), time.getHour(), 2).append(':');
        padded(text, time.getMinute(), 2).append(':');
        padded(text, time.getSecond(), 2);
        if (digits > 0) {
            padded(text.append('.'), (timeMicros - second * SECOND_MICROS) / unitMicros, digits);
        }
        return text.append('Z').toString();
    }

    private static StringBuilder padded(StringBuilder text, long number, int digits) {
        String shown = Long.toString(number);
        for (int i = shown.length(); i < digits; i++) {
            text.append('0');
        }
        return text.append(shown);
    }
}
