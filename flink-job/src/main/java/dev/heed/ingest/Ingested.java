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

    /** Where the record came from. */
    public Origin origin() {
        return reading != null ? reading.origin() : requireNonNull(rejected).origin();
    }
}
