package dev.heed.ingest;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What became of one input record: exactly one of the two is there.
 *
 * @param reading the good
 * @param rejected the bad
 */
public record Ingested(@Nullable Reading reading, @Nullable Rejected rejected) {
    public static Ingested of(Reading reading) {
        return new Ingested(reading, null);
    }

    public static Ingested of(Rejected rejected) {
        return new Ingested(null, rejected);
    }

    /** The event time that it moves on to, ms since the epoch; {@link Long#MIN_VALUE} where no sensor measured anything. */
    long eventMillis() {
        return reading == null || reading.verdict() != null
                ? Long.MIN_VALUE
                : Math.floorDiv(reading.timeMicros(), 1000L);
    }

    /** Where the record came from. */
    public Origin origin() {
        return reading != null ? reading.origin() : requireNonNull(rejected).origin();
    }
}
