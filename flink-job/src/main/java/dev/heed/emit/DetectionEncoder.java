package dev.heed.emit;

import dev.heed.bytes.FloatList;
import dev.heed.detect.Alert;
import dev.heed.detect.Cause;
import dev.heed.detect.Detection;
import dev.heed.detect.SimilarMoment;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import dev.heed.schemas.WeightedFeatures;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** A detection as Kafka records: one of weighted features, one of saliency, a forecast if there is one, and its alerts. */
public final class DetectionEncoder extends RichFlatMapFunction<Detection, Outgoing> {
    private static final long serialVersionUID = 1L;

    private final Topics topics;
    private final OutputShape shape;
    private transient RecordEncoder<WeightedFeatures> features;
    private transient RecordEncoder<Saliency> saliency;
    private transient RecordEncoder<Forecast> forecasts;
    private transient RecordEncoder<SaliencyAlert> alerts;

    /** An encoder of a model's outputs. */
    @SuppressWarnings("NullAway.Init") // made in open
    public DetectionEncoder(Topics topics, OutputShape shape) {
        this.topics = topics;
        this.shape = shape;
    }

    @Override
    public void open(OpenContext context) {
        features = RecordEncoder.singleObject(WeightedFeatures.class);
        saliency = RecordEncoder.singleObject(Saliency.class);
        forecasts = RecordEncoder.singleObject(Forecast.class);
        alerts = RecordEncoder.singleObject(SaliencyAlert.class);
    }

    @Override
    public void flatMap(Detection detection, Collector<Outgoing> out) {
        byte[] key = ReadingEncoder.key(detection.entity());
        ModelRef model = new ModelRef(
                detection.model().name(),
                detection.model().version(),
                detection.model().digest());
        Instant time = ReadingEncoder.instant(detection.timeMicros());
        out.collect(record(topics.weightedFeatures(), key, features.encode(features(detection, model, time))));
        out.collect(record(topics.saliency(), key, saliency.encode(saliency(detection, model, time))));
        if (detection.forecast().length > 0) {
            out.collect(record(topics.forecasts(), key, forecasts.encode(forecast(detection, model))));
        }
        for (Alert alert : detection.alerts()) {
            out.collect(record(topics.alerts(), key, alerts.encode(alert(detection.entity(), alert, model))));
        }
    }

    private static Outgoing record(String topic, byte[] key, byte[] value) {
        return new Outgoing(topic, key, value, List.of());
    }

    private WeightedFeatures features(Detection detection, ModelRef model, Instant time) {
        return new WeightedFeatures(
                detection.entity(),
                time,
                shape.periodMicros(),
                shape.channels(),
                model,
                detection.history(),
                shape.receptiveField(),
                new FloatList(detection.weights()),
                new FloatList(detection.features()),
                new FloatList(detection.context()),
                new FloatList(detection.mean()),
                new FloatList(detection.scale()),
                ByteBuffer.wrap(detection.observed()));
    }

    private Saliency saliency(Detection detection, ModelRef model, Instant time) {
        return new Saliency(
                detection.entity(),
                time,
                shape.periodMicros(),
                shape.channels(),
                model,
                detection.history(),
                shape.receptiveField(),
                new FloatList(detection.score()),
                new FloatList(detection.threshold()),
                new FloatList(detection.saliency()),
                new FloatList(detection.attention()),
                ByteBuffer.wrap(detection.observed()));
    }

    private Forecast forecast(Detection detection, ModelRef model) {
        return new Forecast(
                detection.entity(),
                ReadingEncoder.instant(detection.lastStepMicros()),
                shape.periodMicros(),
                shape.channels(),
                model,
                shape.levels(),
                new FloatList(detection.forecast()));
    }

    private SaliencyAlert alert(String entity, Alert alert, ModelRef model) {
        return new SaliencyAlert(
                alert.id(),
                entity,
                AlertState.valueOf(alert.state().name()),
                Severity.valueOf(alert.severity().name()),
                ReadingEncoder.instant(alert.startedMicros()),
                ReadingEncoder.instant(alert.timeMicros()),
                alert.score(),
                alert.threshold(),
                alert.causes().stream().map(this::cause).toList(),
                model,
                alert.similar().stream().map(DetectionEncoder::similar).toList());
    }

    private static dev.heed.schemas.SimilarMoment similar(SimilarMoment moment) {
        return new dev.heed.schemas.SimilarMoment(
                ReadingEncoder.instant(moment.timeMicros()), moment.weight(), moment.alerted());
    }

    private dev.heed.schemas.Cause cause(Cause cause) {
        return new dev.heed.schemas.Cause(
                shape.channels().get(cause.channel()),
                cause.share(),
                ReadingEncoder.instant(cause.fromMicros()),
                ReadingEncoder.instant(cause.toMicros()));
    }
}
