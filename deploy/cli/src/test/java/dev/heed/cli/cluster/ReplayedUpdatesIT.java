package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.job.Machines;
import dev.heed.job.ModelVersions;
import dev.heed.models.ModelTag;
import dev.heed.schemas.ModelComparison;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import dev.heed.wire.SingleObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Readings and updates read again from their topics' beginnings give the same records, bit for bit. */
class ReplayedUpdatesIT {
    /** Topics whose records are the same to the bit, by what the options call them. */
    private static final List<String> EXACT =
            List.of("weighted-features", "saliency", "forecasts", "saliency-alerts", "dead-letters");

    private static final ModelUpdate SHADOW = update(1, UpdateMode.SHADOW, "2", 150, 1f);
    private static final ModelUpdate CANARY = update(2, UpdateMode.CANARY, "3", 203, .5f);
    /** Within an open alert of machine-3. */
    private static final ModelUpdate ACTIVATE = update(3, UpdateMode.ACTIVATE, "2", 270, 1f);

    private static final ModelUpdate CANARY_ENDS = update(4, UpdateMode.ROLLBACK, "", 320, 1f);
    private static final ModelUpdate BACK = update(5, UpdateMode.ROLLBACK, "", 360, 1f);
    /** Too early to have anything to go back to. */
    private static final ModelUpdate REFUSED = update(6, UpdateMode.ROLLBACK, "", 100, 1f);

    private static LocalJob local;
    private static Map<String, List<String>> live = Map.of();

    private static ModelUpdate update(int issued, UpdateMode mode, String version, int step, float share) {
        ModelTag model = version.isEmpty()
                ? new ModelTag("machines", "", "", "")
                : ModelVersions.of("machines", version).tag();
        return new ModelUpdate(
                "machines",
                version,
                model.place(),
                model.digest(),
                Instant.ofEpochSecond(Machines.BEGIN_SECONDS + step),
                mode,
                share,
                List.of(),
                Instant.ofEpochSecond(Machines.BEGIN_SECONDS - 100 + issued),
                List.of());
    }

    /** A job whose updates come while it runs, each before the readings that it is about. */
    @BeforeAll
    static void runLive() throws Exception {
        local = new LocalJob();
        makeTopics("live");
        JobClient job = local.start(options("live", 1));
        local.readings.samples(0, 140);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> !all("live", "saliency").isEmpty());
        send("live", REFUSED, SHADOW, CANARY, ACTIVATE, CANARY_ENDS);
        awaitState("live", ACTIVATE, UpdateState.LOADED);
        local.readings.samples(140, 310);
        awaitState("live", ACTIVATE, UpdateState.ACTIVE);
        send("live", BACK);
        local.readings.samples(310, 340);
        awaitState("live", CANARY_ENDS, UpdateState.ACTIVE);
        local.readings.samples(340, Machines.STEPS);
        local.readings.moveTimeTo(Machines.STEPS + 100);
        awaitState("live", BACK, UpdateState.ACTIVE);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> all("live", "saliency").size() == Machines.ENTITIES * Machines.STEPS / 8);
        live = records("live");
        job.cancel().get();
    }

    @AfterAll
    static void close() {
        local.close();
    }

    @Test
    void theRunShowsWhatIsToBeRepeated() throws IOException {
        List<String> versions = new ArrayList<>();
        for (byte[] value : all("live", "saliency")) {
            versions.add(Saliency.getDecoder().decode(value).getModel().getVersion());
        }
        assertThat(versions).contains("1", "2", "3");
        assertThat(all("live", "model-comparisons")).isNotEmpty();
        List<String> endings = new ArrayList<>();
        for (byte[] value : all("live", "saliency-alerts")) {
            endings.add(String.valueOf(SaliencyAlert.getDecoder().decode(value)));
        }
        assertThat(endings).anyMatch(alert -> alert.contains("MODEL_CHANGED"));
        assertThat(live.get("model-status")).hasSize(14).anyMatch(status -> status.contains("nothing-before"));
    }

    @Test
    void aReplayGivesWhatTheRunGaveWithAnyParallelism() throws Exception {
        assertThat(replay("alone", 1, REFUSED, SHADOW, CANARY, ACTIVATE, CANARY_ENDS, BACK))
                .isEqualTo(live);
        assertThat(replay("spread", 2, REFUSED, SHADOW, CANARY, ACTIVATE, CANARY_ENDS, BACK))
                .isEqualTo(live);
    }

    @Test
    void updatesOfAnotherOrderOfTheTopicGiveTheSame() throws Exception {
        assertThat(replay("otherwise", 2, REFUSED, ACTIVATE, BACK, SHADOW, CANARY, CANARY_ENDS))
                .isEqualTo(live);
    }

    private static Map<String, List<String>> replay(String run, int parallelism, ModelUpdate... updates)
            throws Exception {
        makeTopics(run);
        send(run, updates);
        Map<String, String> options = options(run, parallelism);
        options.put("heed.ingest.stop", "latest");
        local.start(options).getJobExecutionResult().get();
        return records(run);
    }

    private static void makeTopics(String run) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(local.kafka.bootstrapServers()))) {
            for (String topic : EXACT) {
                topics.create(1, List.of(topic + '-' + run));
            }
            topics.create(1, List.of("model-status-" + run, "model-comparisons-" + run, "model-updates-" + run));
        }
    }

    private static Map<String, String> options(String run, int parallelism) {
        Map<String, String> options = new TreeMap<>();
        EXACT.forEach(topic -> options.put("heed.emit.topic." + topic, topic + '-' + run));
        options.put("heed.models.updates-topic", "model-updates-" + run);
        options.put("heed.models.status-topic", "model-status-" + run);
        options.put("heed.models.comparisons-topic", "model-comparisons-" + run);
        options.put("heed.models.comparison-interval", "40s");
        options.put("heed.detect.warm-up", "60s");
        options.put("heed.attend.fixed-batch", "true");
        options.put("heed.emit.transaction-prefix", run);
        options.put("heed.ingest.group", run);
        options.put("parallelism.default", String.valueOf(parallelism));
        return options;
    }

    private static void send(String run, ModelUpdate... updates) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(local.kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (ModelUpdate update : updates) {
                producer.send(new ProducerRecord<>(
                        "model-updates-" + run,
                        "machines".getBytes(StandardCharsets.UTF_8),
                        new SingleObject().writer(ModelUpdate.class).encode(update)));
            }
        }
    }

    private static void awaitState(String run, ModelUpdate update, UpdateState state) {
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            for (byte[] value : all(run, "model-status")) {
                ModelStatus status = ModelStatus.getDecoder().decode(value);
                if (status.getIssued().equals(update.getIssued()) && status.getState() == state) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Values of a topic, without those of the clock that ends a live run. */
    private static List<byte[]> all(String run, String topic) {
        return KafkaFixture.all(local.kafka.bootstrapServers(), topic + '-' + run).stream()
                .filter(record -> !new String(record.key(), StandardCharsets.UTF_8).startsWith("clock-"))
                .map(record -> record.value())
                .toList();
    }

    /** All records by topic, in an order of their own; without times of the clock and what depends on the parallelism. */
    private static Map<String, List<String>> records(String run) throws IOException {
        Map<String, List<String>> records = new TreeMap<>();
        for (String topic : EXACT) {
            records.put(
                    topic,
                    all(run, topic).stream()
                            .map(HexFormat.of()::formatHex)
                            .sorted()
                            .toList());
        }
        List<String> comparisons = new ArrayList<>();
        for (byte[] value : all(run, "model-comparisons")) {
            ModelComparison comparison = ModelComparison.getDecoder().decode(value);
            comparison.setActiveMicros(0);
            comparison.setShadowMicros(0);
            comparisons.add(comparison.toString());
        }
        List<String> states = new ArrayList<>();
        for (byte[] value : all(run, "model-status")) {
            ModelStatus status = ModelStatus.getDecoder().decode(value);
            status.setTime(Instant.EPOCH);
            status.setOffset(0);
            status.setSubtasks(0);
            status.setOf(0);
            states.add(status.toString());
        }
        records.put("model-comparisons", comparisons.stream().sorted().toList());
        records.put("model-status", states.stream().sorted().toList());
        return records;
    }
}
