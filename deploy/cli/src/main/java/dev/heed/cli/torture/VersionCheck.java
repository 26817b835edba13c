package dev.heed.cli.torture;

import dev.heed.cli.kafka.TopicScan;
import dev.heed.emit.OutputTopics;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.WeightedFeatures;
import dev.heed.wire.RecordReader;
import dev.heed.wire.SingleObject;
import dev.heed.wire.UnreadableRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Whether each hop has one saliency and one record of features, all of the version that served it then. */
final class VersionCheck {
    private static final int EXAMPLES = 5;

    private final Properties client;
    private final int hop;
    private final Map<String, ServedVersions> served;
    private final Map<String, Long> wrong = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private final Map<String, Long> byVersion = new TreeMap<>();

    /**
     * A check.
     *
     * @param hop steps of a second in a hop
     * @param served what serves, by the model's name
     */
    VersionCheck(Properties client, int hop, Map<String, ServedVersions> served) {
        this.client = client;
        this.hop = hop;
        this.served = served;
    }

    private record Hop(String entity, long micros) {}

    /** Reads the topics of a job as a read_committed consumer does. */
    SwitchReport.Versions check(OutputTopics topics) {
        SingleObject records = new SingleObject();
        Map<Hop, ModelRef> saliency = read(
                topics.saliency(),
                records.reader(Saliency.class),
                record -> new Hop(record.getEntity(), micros(record.getTime())),
                Saliency::getModel);
        Map<Hop, ModelRef> features = read(
                topics.weightedFeatures(),
                records.reader(WeightedFeatures.class),
                record -> new Hop(record.getEntity(), micros(record.getTime())),
                WeightedFeatures::getModel);
        Map<Hop, ModelRef> forecasts = read(
                topics.forecasts(),
                records.reader(Forecast.class),
                record -> new Hop(record.getEntity(), micros(record.getIssued()) - (hop - 1) * 1_000_000L),
                Forecast::getModel);
        saliency.forEach((at, model) -> {
            if (!model.equals(features.get(at))) {
                note("mixed", at + ": saliency of " + model + ", features of " + features.get(at));
            }
            if (forecasts.containsKey(at) && !model.equals(forecasts.get(at))) {
                note("mixed", at + ": saliency of " + model + ", forecast of " + forecasts.get(at));
            }
            ServedVersions own = served.get(model.getName());
            String named = own == null ? "none" : own.of(model.getName(), at.entity(), at.micros());
            if (!model.getVersion().equals(named)) {
                note("another version", at + ": expected " + named + ", found " + model);
            }
            byVersion.merge(model.getName() + " " + model.getVersion(), 1L, Long::sum);
        });
        features.keySet().stream()
                .filter(at -> !saliency.containsKey(at))
                .forEach(at -> note("without saliency", at.toString()));
        gaps(saliency);
        return new SwitchReport.Versions(saliency.size(), byVersion, wrong, examples);
    }

    private void gaps(Map<Hop, ModelRef> saliency) {
        Map<String, TreeSet<Long>> times = new HashMap<>();
        saliency.keySet()
                .forEach(at -> times.computeIfAbsent(at.entity(), absent -> new TreeSet<>())
                        .add(at.micros()));
        times.forEach((entity, all) -> {
            long expected = (all.last() - all.first()) / (hop * 1_000_000L) + 1;
            if (all.size() != expected) {
                note("gaps", entity + ": expected " + expected + " hops without a gap, found " + all.size());
            }
        });
    }

    private <T> Map<Hop, ModelRef> read(
            String topic, RecordReader<T> reader, Function<T, Hop> at, Function<T, ModelRef> model) {
        Map<Hop, ModelRef> all = new HashMap<>();
        new TopicScan(client, topic).all(record -> {
            try {
                T read = reader.read(record.value());
                if (all.put(at.apply(read), model.apply(read)) != null) {
                    note("twice", topic + " " + at.apply(read));
                }
            } catch (UnreadableRecord e) {
                note("unreadable", topic + ": " + e.getMessage());
            }
        });
        return all;
    }

    private void note(String kind, String example) {
        if (wrong.merge(kind, 1L, Long::sum) <= EXAMPLES) {
            examples.add(kind + ": " + example);
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
