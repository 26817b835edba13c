package dev.heed.cli.apply;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as ISO 8601 in UTC, in seconds, milliseconds or microseconds: as fine as the data, and all alike. */
enum TimeText {
    SECONDS(1_000_000, 0),
    MILLIS(1_000, 3),
    MICROS(1, 6);

    private final long unitMicros;
    private final DateTimeFormatter format;

    TimeText(long unitMicros, int digits) {
        this.unitMicros = unitMicros;
        this.format = new DateTimeFormatterBuilder().appendInstant(digits).toFormatter(Locale.ROOT);
    }

    /** The coarsest that shows a time exactly. */
    static TimeText exact(long timeMicros) {
        return timeMicros % SECONDS.unitMicros == 0 ? SECONDS : timeMicros % MILLIS.unitMicros == 0 ? MILLIS : MICROS;
    }

    /** Whichever of the two is finer. */
    TimeText finer(TimeText other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** A time in µs since the epoch as text, such as {@code 2024-01-31T12:00:00Z}. */
    String of(long timeMicros) {
        return format.format(Instant.EPOCH.plus(timeMicros, ChronoUnit.MICROS));
    }
}
