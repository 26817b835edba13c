package dev.heed.emit;

import dev.heed.detect.Compared;
import dev.heed.model.serving.ModelId;
import dev.heed.schemas.ModelComparison;
import dev.heed.schemas.ModelRef;
import dev.heed.wire.Encoding;
import dev.heed.wire.Micros;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.RecordWriter;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Comparisons of shadows with active models as Kafka records. */
public final class ComparisonEncoder extends RichMapFunction<Compared, Outgoing> {
    private static final long serialVersionUID = 1L;

    private final Encoding encoding;
    private final String topic;
    private transient RecordWriter<ModelComparison> writer;

    @SuppressWarnings("NullAway.Init") // made in open
    public ComparisonEncoder(Encoding encoding, String topic) {
        this.encoding = encoding;
        this.topic = topic;
    }

    @Override
    public void open(OpenContext context) {
        writer = encoding.writer(ModelComparison.class);
    }

    @Override
    public Outgoing map(Compared compared) {
        ModelComparison record = new ModelComparison(
                compared.entity(),
                Micros.instant(compared.fromMicros()),
                Micros.instant(compared.toMicros()),
                ref(compared.active()),
                ref(compared.shadow()),
                compared.steps(),
                compared.rankCorrelation(),
                compared.activeOnly(),
                compared.shadowOnly(),
                compared.both(),
                compared.targets(),
                compared.activeError(),
                compared.shadowError(),
                compared.activeMicros(),
                compared.shadowMicros());
        return new Outgoing(topic, ReadingEncoder.key(compared.entity()), writer.encode(record), List.of());
    }

    private static ModelRef ref(ModelId model) {
        return new ModelRef(model.name(), model.version(), model.digest());
    }
}
