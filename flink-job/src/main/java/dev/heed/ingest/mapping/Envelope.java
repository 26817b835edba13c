package dev.heed.ingest.mapping;

import org.jspecify.annotations.Nullable;

/** A record and what Kafka says of it. */
public interface Envelope {
    /** The topic's name. */
    String topic();

    /** The record's key. */
    byte @Nullable [] key();

    /** The record's value. */
    byte[] value();

    /** The last header of this name; null where there is none. */
    byte @Nullable [] header(String name);

    /** The record's own time, ms since the epoch; negative where it has none. */
    long timestampMillis();
}
