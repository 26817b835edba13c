package dev.heed.cli.cluster;

import dev.heed.wire.RecordHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that no one should send.
 *
 * @param name what is wrong with it
 * @param reason the label of the dead letter that it becomes; null where it harms no one and is taken
 */
record Poison(
        String name,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<RecordHeader> headers,
        @Nullable String reason) {
    private static final byte[] KEY = {'m', 'a', 'c', 'h', 'i', 'n', 'e', '-', '0'};

    static Poison rejected(String name, String reason, byte @Nullable [] value, RecordHeader... headers) {
        return new Poison(name, KEY, value, List.of(headers), reason);
    }

    static Poison harmless(String name, byte @Nullable [] key, byte[] value, RecordHeader... headers) {
        return new Poison(name, key, value, List.of(headers), null);
    }

    /** Bytes of its parts. */
    int size() {
        return length(key)
                + length(value)
                + headers.stream().mapToInt(header -> length(header.value())).sum();
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    @Override
    public String toString() {
        return name;
    }
}
