package dev.heed.console.feed;

import dev.heed.console.feed.ScoredHop.Learning;
import dev.heed.schemas.AlertFeedback;
import dev.heed.schemas.Cause;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.SimilarMoment;
import dev.heed.schemas.WeightedFeatures;
import dev.heed.wire.Encoding;
import dev.heed.wire.Micros;
import dev.heed.wire.RecordReader;
import dev.heed.wire.UnreadableRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Turns a topic's record into what a listener is told. Not thread-safe. */
final class RecordDecoder {
    private final Topics topics;
    private final RecordReader<Saliency> saliency;
    private final RecordReader<WeightedFeatures> features;
    private final RecordReader<Forecast> forecasts;
    private final RecordReader<SaliencyAlert> alerts;
    private final RecordReader<AlertFeedback> feedback;

    RecordDecoder(Topics topics, Encoding encoding) {
        this.topics = topics;
        this.saliency = encoding.reader(Saliency.class);
        this.features = encoding.reader(WeightedFeatures.class);
        this.forecasts = encoding.reader(Forecast.class);
        this.alerts = encoding.reader(SaliencyAlert.class);
        this.feedback = encoding.reader(AlertFeedback.class);
    }

    /** Tells the listener of a record. */
    void tell(ConsumerRecord<byte[], byte[]> record, Listener listener) {
        String topic = record.topic();
        byte @Nullable [] value = record.value();
        if (topic.equals(topics.outputs().deadLetters())) {
            listener.deadLetter(RecordTexts.deadLetter(record));
            return;
        }
        if (value == null) {
            listener.unreadable(topic, "expected a value, found none");
            return;
        }
        try {
            if (topic.equals(topics.outputs().saliency())) {
                listener.scored(scored(saliency.read(value)));
            } else if (topic.equals(topics.outputs().weightedFeatures())) {
                listener.valued(valued(features.read(value)));
            } else if (topic.equals(topics.outputs().forecasts())) {
                listener.forecast(forecast(forecasts.read(value)));
            } else if (topic.equals(topics.outputs().alerts())) {
                listener.alert(alert(alerts.read(value)));
            } else {
                listener.verdict(verdict(feedback.read(value)));
            }
        } catch (UnreadableRecord | IllegalArgumentException e) {
            listener.unreadable(topic, String.valueOf(e.getMessage()));
        }
    }

    /** The start of the first step that a record of steps speaks of, µs since the epoch. */
    long micros(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecord {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        if (record.topic().equals(topics.outputs().saliency())) {
            return Micros.of(saliency.read(value).getTime());
        }
        return record.topic().equals(topics.outputs().weightedFeatures())
                ? Micros.of(features.read(value).getTime())
                : Micros.of(forecasts.read(value).getIssued());
    }

    private static ScoredHop scored(Saliency read) {
        Steps steps = steps(
                read.getEntity(),
                read.getChannels(),
                read.getTime(),
                read.getPeriod(),
                read.getScore().size());
        return new ScoredHop(
                steps,
                model(read.getModel()),
                new Learning(read.getLearned(), read.getWarmUp()),
                floats(read.getScore()),
                floats(read.getThreshold()),
                floats(read.getSaliency()),
                floats(read.getAttention()));
    }

    private static ValuedHop valued(WeightedFeatures read) {
        int channels = read.getChannels().size();
        float[] weight = floats(read.getWeights());
        float[] value = floats(read.getFeatures());
        float[] mean = floats(read.getMean());
        float[] scale = floats(read.getScale());
        ByteBuffer observed = read.getObserved();
        Steps steps = steps(
                read.getEntity(),
                read.getChannels(),
                read.getTime(),
                read.getPeriod(),
                value.length / Math.max(1, channels));
        steps.requireEach("observed", observed.remaining(), channels);
        steps.requireEach("weights", weight.length, channels);
        if (mean.length != channels || scale.length != channels) {
            throw new IllegalArgumentException("expected a mean and a scale of each of %d channels, found %d and %d"
                    .formatted(channels, mean.length, scale.length));
        }
        for (int cell = 0; cell < value.length; cell++) {
            int c = cell % channels;
            boolean isThere = observed.get(observed.position() + cell) != 0 && weight[cell] != 0;
            value[cell] = isThere ? mean[c] + scale[c] * value[cell] / weight[cell] : Float.NaN;
        }
        return new ValuedHop(steps, value, weight, List.copyOf(read.getUnits()));
    }

    private static IssuedForecast forecast(Forecast read) {
        int cells = Math.max(1, read.getChannels().size() * read.getLevels().size());
        Instant first = read.getIssued().plusNanos(Math.round(read.getPeriod() * 1_000));
        Steps steps = steps(
                read.getEntity(),
                read.getChannels(),
                first,
                read.getPeriod(),
                read.getValues().size() / cells);
        return new IssuedForecast(steps, floats(read.getLevels()), floats(read.getValues()));
    }

    private static Alert alert(SaliencyAlert read) {
        return new Alert(
                read.getId(),
                read.getEntity(),
                read.getState().name(),
                read.getSeverity().name(),
                read.getStarted().toEpochMilli(),
                read.getTime().toEpochMilli(),
                read.getScore(),
                read.getThreshold(),
                read.getText(),
                read.getEnding() == null ? null : read.getEnding().name(),
                read.getSuppressed(),
                model(read.getModel()),
                read.getCauses().stream().map(RecordDecoder::cause).toList(),
                read.getSimilar().stream().map(RecordDecoder::similar).toList());
    }

    private static Alert.Cause cause(Cause read) {
        return new Alert.Cause(
                read.getChannel(),
                read.getShare(),
                read.getFrom().toEpochMilli(),
                read.getTo().toEpochMilli(),
                read.getValue(),
                read.getExpected(),
                read.getDeviation(),
                read.getUnit(),
                read.getKind().name(),
                read.getLater());
    }

    private static Alert.Similar similar(SimilarMoment read) {
        return new Alert.Similar(read.getTime().toEpochMilli(), read.getWeight(), read.getAlerted());
    }

    private static Verdict verdict(AlertFeedback read) {
        Instant until = read.getUntil();
        return new Verdict(
                read.getAlert(),
                read.getVerdict().name(),
                until == null ? null : until.toEpochMilli(),
                read.getNote(),
                read.getEffective().toEpochMilli());
    }

    private static ModelName model(ModelRef read) {
        return new ModelName(read.getName(), read.getVersion(), read.getDigest());
    }

    private static Steps steps(String entity, List<String> channels, Instant first, double period, int count) {
        return new Steps(entity, channels, Micros.of(first), period, count);
    }

    private static float[] floats(List<Float> list) {
        float[] floats = new float[list.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = list.get(i);
        }
        return floats;
    }
}
