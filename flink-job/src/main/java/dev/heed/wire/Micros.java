package dev.heed.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times of the contracts as µs since the epoch. */
public final class Micros {
    private Micros() {}

    /** The contracts' form of a time. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** A time of the contracts in µs since the epoch; of any that a long of them can name. */
    public static long of(Instant instant) {
        return instant.getEpochSecond() * 1_000_000
                + instant.getNano() / 1_000; // the sum is a long where a part is none
    }
}
