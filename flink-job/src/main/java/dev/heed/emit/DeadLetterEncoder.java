package dev.heed.emit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.heed.ingest.Rejected;
import dev.heed.wire.RecordHeader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * What was not taken as a Kafka record of the dead letters: key, value and headers as they came, and the reason in further headers. What is larger than
 * Kafka takes is cut: first the value, then the record's own headers, then the key; the header {@code heed.error.truncated}
 * says so, with the original's lengths.
 */
public final class DeadLetterEncoder extends RichMapFunction<Rejected, Outgoing> {
    private static final long serialVersionUID = 1L;
    /** The smallest limit of a topic that dead letters fit into, cut as they may be. */
    public static final int LEAST_RECORD_BYTES = 2_000;

    /** Bytes of a message: it may repeat what the record held. */
    private static final int MAX_MESSAGE = 2_000;

    private final OutputTopics topics;
    private final int maxBytes;

    @SuppressWarnings("NullAway.Init") // made in open
    private transient Map<String, Counter> counts; // by reason

    /**
     * An encoder to the dead letters' topic.
     *
     * @param recordBytes the largest record that the topic takes
     */
    public DeadLetterEncoder(OutputTopics topics, int recordBytes) {
        this.topics = topics;
        this.maxBytes = recordBytes - RecordSize.OVERHEAD;
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        counts = new HashMap<>();
        for (String label : Rejected.labels()) { // from zero on, so that the first one shows as a rise, too
            counts.put(label, EmitMetrics.DEAD_LETTERS.counter(metrics.addGroup("reason", label)));
        }
    }

    @Override
    public Outgoing map(Rejected letter) {
        requireNonNull(counts.get(letter.label())).inc();
        return encode(letter);
    }

    /** A dead letter. */
    Outgoing encode(Rejected letter) {
        List<RecordHeader> reason = reason(letter);
        int original = RecordSize.of(letter.key()) + RecordSize.of(letter.value()) + RecordSize.of(letter.headers());
        if (original + RecordSize.of(reason) <= maxBytes) {
            return outgoing(letter.key(), letter.value(), letter.headers(), reason);
        }
        reason.add(truncated(letter));
        int room = Math.max(0, maxBytes - RecordSize.of(reason));
        byte[] key = cut(letter.key(), room);
        room -= RecordSize.of(key);
        List<RecordHeader> headers = RecordSize.of(letter.headers()) <= room ? letter.headers() : List.of();
        room -= RecordSize.of(headers);
        return outgoing(key, cut(letter.value(), room), headers, reason);
    }

    private Outgoing outgoing(
            byte @Nullable [] key, byte @Nullable [] value, List<RecordHeader> headers, List<RecordHeader> reason) {
        List<RecordHeader> all = new ArrayList<>(headers);
        all.addAll(reason);
        return new Outgoing(topics.deadLetters(), key, value, all);
    }

    private List<RecordHeader> reason(Rejected letter) {
        List<RecordHeader> headers = new ArrayList<>();
        headers.add(RecordHeader.text("heed.error.reason", letter.label()));
        headers.add(RecordHeader.text("heed.error.message", shortened(letter.message())));
        headers.add(RecordHeader.text("heed.error.topic", letter.origin().topic()));
        headers.add(RecordHeader.text(
                "heed.error.partition", Integer.toString(letter.origin().partition())));
        headers.add(RecordHeader.text(
                "heed.error.offset", Long.toString(letter.origin().offset())));
        headers.add(RecordHeader.text(
                "heed.error.time", Instant.ofEpochMilli(letter.timeMillis()).toString()));
        headers.add(RecordHeader.text("heed.error.stage", letter.stage()));
        return headers;
    }

    private static RecordHeader truncated(Rejected letter) {
        return RecordHeader.text(
                "heed.error.truncated",
                "of key %d, value %d, headers %d bytes; whole at %s"
                        .formatted(
                                RecordSize.of(letter.key()),
                                RecordSize.of(letter.value()),
                                RecordSize.of(letter.headers()),
                                letter.origin().label()));
    }

    private String shortened(String message) {
        ByteBuffer room = ByteBuffer.allocate(Math.min(MAX_MESSAGE, maxBytes / 4));
        CoderResult result = UTF_8.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(message), room, true);
        return result.isOverflow() ? UTF_8.decode(room.flip()) + " …" : message;
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int room) {
        return bytes == null || bytes.length <= room ? bytes : Arrays.copyOf(bytes, room);
    }
}
