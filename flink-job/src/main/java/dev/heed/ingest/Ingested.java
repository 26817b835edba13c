package dev.heed.ingest;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What became of one input record, or of a part of it: exactly one of the three is there.
 *
 * @param reading the good
 * @param rejected the bad
 * @param leftOut where a record stood that nobody asked for; the source keeps it to itself
 */
public record Ingested(
        @Nullable Reading reading,
        @Nullable Rejected rejected,
        @Nullable Origin leftOut) {
    public static Ingested of(Reading reading) {
        return new Ingested(reading, null, null);
    }

    public static Ingested of(Rejected rejected) {
        return new Ingested(null, rejected, null);
    }

    static Ingested leftOut(Origin origin) {
        return new Ingested(null, null, origin);
    }

    /** The event time that it moves on to, ms since the epoch; {@link Long#MIN_VALUE} where no sensor measured anything. */
    long eventMillis() {
        return reading == null || reading.verdict() != null
                ? Long.MIN_VALUE
                : Math.floorDiv(reading.timeMicros(), 1000L);
    }

    /** Where the record came from. */
    public Origin origin() {
        return reading != null ? reading.origin() : rejected != null ? rejected.origin() : requireNonNull(leftOut);
    }
}
