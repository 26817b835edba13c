package dev.heed.ingest.mapping;

import dev.heed.ingest.fields.FieldPath;
import java.io.Serializable;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Where a reading's time comes from. */
public sealed interface TimeSource extends Serializable {
    /** Kafka's timestamp of the record. */
    record Kafka() implements TimeSource {}

    /** A number of units since the epoch. */
    record Epoch(FieldPath path, EpochUnit unit) implements TimeSource {}

    /**
     * A text.
     *
     * @param pattern of Java's {@link java.time.format.DateTimeFormatter}; null: ISO 8601
     * @param zone of texts without an offset; null where each must have one
     */
    record Text(
            FieldPath path,
            @Nullable String pattern,
            @Nullable ZoneId zone) implements TimeSource {}
}
