package dev.heed.ingest.mapping;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as a test sends it. */
public record Sent(
        String topic, @Nullable String keyText, byte[] value, Map<String, String> headers, long timestampMillis)
        implements Envelope {
    /** A record of text, without a key or headers, of the first second of 2026. */
    public static Sent text(String value) {
        return of(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A record of bytes, without a key or headers, of the first second of 2026. */
    public static Sent of(byte[] value) {
        return new Sent("plant-north", null, value, Map.of(), 1_767_225_600_000L);
    }

    public Sent withKey(String key) {
        return new Sent(topic, key, value, headers, timestampMillis);
    }

    public Sent withHeader(String name, String text) {
        return new Sent(topic, keyText, value, Map.of(name, text), timestampMillis);
    }

    @Override
    public byte @Nullable [] key() {
        return keyText == null ? null : keyText.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte @Nullable [] header(String name) {
        String text = headers.get(name);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
