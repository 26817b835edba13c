package dev.heed.ingest;

import org.jspecify.annotations.Nullable;

/** A header of a Kafka record. */
public record Header(String key, byte @Nullable [] value) {}
