package dev.heed.emit;

import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.UpdateStatus;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import dev.heed.wire.Encoding;
import dev.heed.wire.Micros;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.RecordWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** What became of updates as Kafka records. */
public final class StatusEncoder extends RichMapFunction<byte[], Outgoing> {
    private static final long serialVersionUID = 1L;

    private final Encoding encoding;
    private final String topic;
    private transient RecordWriter<ModelStatus> writer;

    @SuppressWarnings("NullAway.Init") // made in open
    public StatusEncoder(Encoding encoding, String topic) {
        this.encoding = encoding;
        this.topic = topic;
    }

    @Override
    public void open(OpenContext context) {
        writer = encoding.writer(ModelStatus.class);
    }

    @Override
    public Outgoing map(byte[] message) {
        UpdateStatus status = Messages.read(message, UpdateStatus.class);
        ModelChange change = status.request().change();
        ModelStatus record = new ModelStatus(
                change.model().name(),
                status.model().version(),
                status.model().digest(),
                UpdateMode.valueOf(change.mode().name()),
                change.share(),
                Micros.instant(change.issuedMicros()),
                Micros.instant(change.effectiveMicros()),
                UpdateState.valueOf(status.state().name()),
                status.subtasks(),
                status.of(),
                status.sinceMicros() == null ? null : Micros.instant(status.sinceMicros()),
                status.reason(),
                status.text(),
                status.request().id().partition(),
                status.request().id().offset(),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        return new Outgoing(topic, ReadingEncoder.key(change.model().name()), writer.encode(record), List.of());
    }
}
