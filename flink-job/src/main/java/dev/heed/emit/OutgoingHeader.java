package dev.heed.emit;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A header of a Kafka record to be written. */
public record OutgoingHeader(String key, byte @Nullable [] value) {
    /** A header of text. */
    static OutgoingHeader text(String key, String value) {
        return new OutgoingHeader(key, value.getBytes(StandardCharsets.UTF_8));
    }
}
