package dev.heed.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A header of a Kafka record. */
public record RecordHeader(String key, byte @Nullable [] value) {
    /** A header of text. */
    public static RecordHeader text(String key, String value) {
        return new RecordHeader(key, value.getBytes(StandardCharsets.UTF_8));
    }
}
