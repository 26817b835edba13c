package dev.heed.cli.input;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Lengths of time in words. */
final class Spans {
    private Spans() {}

    /** Such as {@code 59m} or {@code 1h30m}. */
    static String words(long micros) {
        String iso = Duration.of(micros, ChronoUnit.MICROS).toString();
        return iso.substring(2).toLowerCase(Locale.ROOT);
    }
}
