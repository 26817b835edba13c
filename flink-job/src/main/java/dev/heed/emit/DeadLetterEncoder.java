package dev.heed.emit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;

/** A dead letter as a Kafka record: key, value and headers as they came, and the reason in further headers. */
public final class DeadLetterEncoder implements MapFunction<DeadLetter, Outgoing> {
    private static final long serialVersionUID = 1L;

    private final Topics topics;

    /** An encoder to the dead letters' topic. */
    public DeadLetterEncoder(Topics topics) {
        this.topics = topics;
    }

    @Override
    public Outgoing map(DeadLetter letter) {
        List<OutgoingHeader> headers = new ArrayList<>(letter.headers());
        headers.add(OutgoingHeader.text("heed.error.reason", letter.reason()));
        headers.add(OutgoingHeader.text("heed.error.message", letter.message()));
        headers.add(OutgoingHeader.text("heed.error.topic", letter.topic()));
        headers.add(OutgoingHeader.text("heed.error.partition", Integer.toString(letter.partition())));
        headers.add(OutgoingHeader.text("heed.error.offset", Long.toString(letter.offset())));
        headers.add(OutgoingHeader.text(
                "heed.error.time", Instant.ofEpochMilli(letter.timeMillis()).toString()));
        headers.add(OutgoingHeader.text("heed.error.stage", letter.stage()));
        return new Outgoing(topics.deadLetters(), letter.key(), letter.value(), headers);
    }
}
