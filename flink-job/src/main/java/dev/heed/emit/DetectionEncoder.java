package dev.heed.emit;

import dev.heed.attend.ModelOutput;
import dev.heed.detect.Alert;
import dev.heed.detect.AlertWords;
import dev.heed.detect.Detection;
import dev.heed.detect.Scores;
import dev.heed.forecast.IssuedForecast;
import dev.heed.model.series.Intake;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelId;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.WeightedFeatures;
import dev.heed.window.Window;
import dev.heed.wire.Contract;
import dev.heed.wire.Encoding;
import dev.heed.wire.FloatList;
import dev.heed.wire.Json;
import dev.heed.wire.Micros;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.RecordHeader;
import dev.heed.wire.RecordWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A detection as Kafka records: one of weighted features, one of saliency, a forecast if there is one, and its alerts; of
 * these, what the topics have.
 */
public final class DetectionEncoder extends RichFlatMapFunction<Detection, Outgoing> {
    private static final long serialVersionUID = 1L;

    private final Encoding encoding;
    private final OutputTopics topics;
    private final ModelCard card;
    private final Intake intake;
    private final @Nullable String events;
    private transient FloatList levels;
    private transient AlertRecords records;
    private transient RecordWriter<WeightedFeatures> features;
    private transient RecordWriter<Saliency> saliency;
    private transient RecordWriter<Forecast> forecasts;
    private transient RecordWriter<SaliencyAlert> alerts;

    public DetectionEncoder(Encoding encoding, OutputTopics topics, ModelCard card) {
        this(encoding, topics, card, null);
    }

    /**
     * An encoder as the options have it.
     *
     * @param encoding of the job; outputs may be in another format
     */
    public static DetectionEncoder of(ReadableConfig options, Encoding encoding, ModelCard card) {
        return of(options, encoding, card, OutputTopics.of(options));
    }

    /** The same for other topics than those of the options. */
    static DetectionEncoder of(ReadableConfig options, Encoding encoding, ModelCard card, OutputTopics topics) {
        OutputFormat format = options.get(EmitOptions.FORMAT);
        return new DetectionEncoder(
                format == OutputFormat.JSON ? new Json() : encoding,
                topics,
                card,
                options.get(EmitOptions.CLOUDEVENTS) ? format.contentType() : null);
    }

    /** @param events the content type of alerts that are CloudEvents; null where they are none */
    @SuppressWarnings("NullAway.Init") // made in open
    private DetectionEncoder(Encoding encoding, OutputTopics topics, ModelCard card, @Nullable String events) {
        this.events = events;
        this.encoding = encoding;
        this.topics = topics;
        this.card = card;
        this.intake = card.intake();
    }

    @Override
    public void open(OpenContext context) {
        open();
    }

    void open() {
        float[] quantiles = new float[card.levels().size()];
        for (int q = 0; q < quantiles.length; q++) {
            quantiles[q] = card.levels().get(q).floatValue();
        }
        levels = new FloatList(quantiles);
        records = new AlertRecords(card, new AlertWords(card));
        features = encoding.writer(WeightedFeatures.class);
        saliency = encoding.writer(Saliency.class);
        forecasts = encoding.writer(Forecast.class);
        alerts = encoding.writer(SaliencyAlert.class);
    }

    @Override
    public void flatMap(Detection detection, Collector<Outgoing> out) {
        byte[] key = ReadingEncoder.key(detection.entity());
        ModelRef model = new ModelRef(
                detection.attended().model().name(),
                detection.attended().model().version(),
                detection.attended().model().digest());
        Window steps = detection.attended().steps();
        ModelOutput output = detection.attended().output();
        if (topics.has(Contract.WEIGHTED_FEATURES)) {
            out.collect(record(topics.weightedFeatures(), key, features.encode(features(steps, output, model))));
        }
        if (topics.has(Contract.SALIENCY)) {
            out.collect(record(topics.saliency(), key, saliency.encode(saliency(detection, model))));
        }
        IssuedForecast forecast = detection.forecast();
        if (forecast != null && topics.has(Contract.FORECAST)) {
            out.collect(
                    record(topics.forecasts(), key, forecasts.encode(forecast(detection.entity(), forecast, model))));
        }
        if (topics.has(Contract.SALIENCY_ALERT)) {
            detection.alerts().stream()
                    .filter(alert -> alert.former() == null)
                    .forEach(alert -> out.collect(record(detection.entity(), key, alert, model)));
        }
    }

    /** Gives out an alert of this encoder's model whose entity another model serves by now. */
    void former(String entity, Alert alert, ModelId model, Collector<Outgoing> out) {
        if (topics.has(Contract.SALIENCY_ALERT)) {
            ModelRef of = new ModelRef(model.name(), model.version(), model.digest());
            out.collect(record(entity, ReadingEncoder.key(entity), alert, of));
        }
    }

    private Outgoing record(String entity, byte[] key, Alert alert, ModelRef model) {
        return new Outgoing(
                topics.alerts(), key, alerts.encode(records.of(entity, alert, model)), headers(entity, alert, model));
    }

    /** Bytes of a channel's name and unit. */
    int nameBytes(int channel) {
        String unit = card.unit(channel);
        return (card.channels().get(channel) + (unit == null ? "" : unit)).getBytes(StandardCharsets.UTF_8).length;
    }

    private static Outgoing record(String topic, byte[] key, byte[] value) {
        return new Outgoing(topic, key, value, List.of());
    }

    private List<RecordHeader> headers(String entity, Alert alert, ModelRef model) {
        return events == null ? List.of() : new CloudEvent(entity, alert, model.getName(), events).headers();
    }

    private WeightedFeatures features(Window steps, ModelOutput output, ModelRef model) {
        return new WeightedFeatures(
                steps.entity(),
                Micros.instant(steps.timeMicros()),
                card.period().micros(),
                card.channels(),
                model,
                steps.history(),
                card.receptiveField(),
                new FloatList(output.weights()),
                new FloatList(output.features()),
                new FloatList(output.context()),
                new FloatList(whole(steps.mean())),
                new FloatList(steps.scale()),
                ByteBuffer.wrap(steps.observed()),
                card.units());
    }

    private Saliency saliency(Detection detection, ModelRef model) {
        Window steps = detection.attended().steps();
        Scores scores = detection.scores();
        return new Saliency(
                steps.entity(),
                Micros.instant(steps.timeMicros()),
                card.period().micros(),
                card.channels(),
                model,
                steps.history(),
                card.receptiveField(),
                new FloatList(scores.score()),
                new FloatList(scores.threshold()),
                new FloatList(scores.saliency()),
                new FloatList(detection.attended().output().attention()),
                ByteBuffer.wrap(steps.observed()),
                detection.warmUp().learned(),
                detection.warmUp().steps());
    }

    private Forecast forecast(String entity, IssuedForecast forecast, ModelRef model) {
        return new Forecast(
                entity,
                Micros.instant(forecast.issuedMicros()),
                card.period().micros(),
                card.channels(),
                model,
                levels,
                new FloatList(whole(forecast)));
    }

    /** Means in input units, as near as floats come. */
    private float[] whole(float[] means) {
        if (intake.isPlain()) {
            return means;
        }
        float[] whole = means.clone();
        for (int c = 0; c < whole.length; c++) {
            whole[c] = (float) intake.whole(c, whole[c]);
        }
        return whole;
    }

    /** [horizon × channels × levels] in input units, as near as floats come. */
    private float[] whole(IssuedForecast forecast) {
        if (intake.isPlain()) {
            return forecast.values();
        }
        float[] whole = forecast.values().clone();
        for (int cell = 0; cell < whole.length; cell++) {
            int c = cell / levels.size() % intake.channels().size();
            whole[cell] = (float) intake.whole(c, whole[cell]);
        }
        return whole;
    }
}
