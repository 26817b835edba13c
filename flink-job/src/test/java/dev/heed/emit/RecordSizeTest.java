package dev.heed.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.wire.RecordHeader;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordSizeTest {
    static List<Outgoing> records() {
        byte[] large = new byte[200_000];
        return List.of(
                new Outgoing("t", null, null, List.of()),
                new Outgoing("t", new byte[10], large, List.of()),
                new Outgoing(
                        "t",
                        large,
                        large,
                        List.of(RecordHeader.text("späte", "x".repeat(70_000)), new RecordHeader("n", null))));
    }

    /** The producer refuses what is larger by Kafka's own estimate. */
    @ParameterizedTest
    @MethodSource("records")
    void isAtLeastWhatKafkasProducerTakesItFor(Outgoing record) {
        Header[] headers = record.headers().stream()
                .map(header -> new org.apache.kafka.common.header.internals.RecordHeader(header.key(), header.value()))
                .toArray(Header[]::new);
        int kafkas = AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE,
                CompressionType.NONE,
                buffer(record.key()),
                buffer(record.value()),
                new RecordHeaders(headers).toArray());
        assertThat(RecordSize.of(record)).isGreaterThanOrEqualTo(kafkas).isLessThan(kafkas + 200);
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
