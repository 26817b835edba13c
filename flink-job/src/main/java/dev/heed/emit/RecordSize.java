package dev.heed.emit;

import dev.heed.wire.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many bytes the parts of a Kafka record take, at most. */
final class RecordSize {
    /** Of a batch and of a record without its parts; Kafka's own upper bound is 61 + 21. */
    static final int OVERHEAD = 128;
    /** Lengths of a header's parts as varints, at most. */
    private static final int HEADER_OVERHEAD = 10;

    private RecordSize() {}

    static int of(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    static int of(List<RecordHeader> headers) {
        return headers.stream()
                .mapToInt(header ->
                        header.key().getBytes(StandardCharsets.UTF_8).length + of(header.value()) + HEADER_OVERHEAD)
                .sum();
    }

    static int of(Outgoing record) {
        return of(record.key()) + of(record.value()) + of(record.headers()) + OVERHEAD;
    }
}
