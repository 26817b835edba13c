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

    /** A time of the contracts in µs since the epoch. */
    public static long of(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
                instant.getNano() / 1_000); // beyond 2262, too
    }
}
