package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.job.Machines;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Which records are read, and how far time has come in their partitions. */
class SourceIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    /** By then a new partition was looked for three times. */
    private static final Duration LOOKED_UP = Duration.ofSeconds(3);

    private static final int HOPS = Machines.ENTITIES * 80 / 8;

    private static void writeToPartition(LocalJob local, String topic, int partition, int entity, int from, int to) {
        writeTo(local, topic, partition, entity, from, to, System.currentTimeMillis());
    }

    private static void writeTo(LocalJob local, String topic, int entity, int from, int to, long timestamp) {
        writeTo(local, topic, 0, entity, from, to, timestamp);
    }

    private static void writeTo(
            LocalJob local, String topic, int partition, int entity, int from, int to, long timestamp) {
        Properties client = KafkaFixture.client(local.kafka.bootstrapServers());
        ReadingEncoder encoder = new ReadingEncoder(new SingleObject());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int step = from; step < to; step++) {
                byte[] value = encoder.encode(
                        "machine-" + entity, Machines.micros(step), 0, null, Machines.values(entity, step));
                producer.send(new ProducerRecord<>(
                        topic, partition, timestamp, ReadingEncoder.key("machine-" + entity), value));
            }
        }
    }

    private static void createTopic(LocalJob local, String topic, int partitions) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(local.kafka.bootstrapServers()))) {
            topics.create(partitions, List.of(topic));
        }
    }

    @Test
    void readsAllTopicsOfAPattern() throws Exception {
        try (LocalJob local = new LocalJob()) {
            createTopic(local, "plant-a", 1);
            createTopic(local, "plant-b", 1);
            writeTo(local, "plant-a", 0, 0, 80, System.currentTimeMillis());
            writeTo(local, "plant-b", 1, 0, 80, System.currentTimeMillis());
            local.start(Map.of("heed.ingest.topic-pattern", "plant-.*", "heed.ingest.stop", "latest"))
                    .getJobExecutionResult()
                    .get();
            assertThat(local.output.saliency(20)).hasSize(20);
        }
    }

    @Test
    void beginsAtATime() throws Exception {
        try (LocalJob local = new LocalJob()) {
            long now = System.currentTimeMillis();
            writeTo(local, MachineReadings.TOPIC, 0, 0, 40, now - 3_600_000);
            writeTo(local, MachineReadings.TOPIC, 0, 40, 80, now);
            String start = java.time.Instant.ofEpochMilli(now - 60_000).toString();
            local.start(Map.of("heed.ingest.start", start, "heed.ingest.stop", "latest"))
                    .getJobExecutionResult()
                    .get();
            assertThat(local.output.saliency(5).keySet())
                    .hasSize(5)
                    .contains("machine-0 " + Machines.micros(40))
                    .doesNotContain("machine-0 " + Machines.micros(32));
        }
    }

    @Test
    void isNotHeldBackByAnIdlePartition() throws Exception {
        try (LocalJob local = new LocalJob()) {
            createTopic(local, "half-empty", 2);
            writeTo(local, "half-empty", 0, 0, 81, System.currentTimeMillis());
            JobClient job =
                    local.start(Map.of("heed.ingest.topics", "half-empty", "heed.ingest.idle-timeout", "500 ms"));
            assertThat(local.output.saliency(9)).hasSize(9);
            job.cancel().get();
        }
    }

    @Test
    void isNotHeldBackByASubtaskWithoutPartitions() throws Exception {
        try (LocalJob local = new LocalJob()) {
            createTopic(local, "narrow", 1);
            writeTo(local, "narrow", 0, 0, 81, System.currentTimeMillis());
            JobClient job = local.start(Map.of(
                    "heed.ingest.topics", "narrow", "heed.ingest.idle-timeout", "500 ms", "parallelism.default", "2"));
            assertThat(local.output.saliency(9)).hasSize(9);
            job.cancel().get();
        }
    }

    @Test
    void givesOutWhatItHoldsWhenItIsDrainedWhileAllIsIdle(@TempDir Path savepoints) throws Exception {
        try (LocalJob local = new LocalJob()) {
            createTopic(local, "ending", 1);
            writeTo(local, "ending", 0, 0, 81, System.currentTimeMillis());
            JobClient job = local.start(Map.of("heed.ingest.topics", "ending", "heed.ingest.idle-timeout", "500 ms"));
            await().pollDelay(LOOKED_UP).until(() -> local.output.saliency(9).size() >= 9);
            job.stopWithSavepoint(true, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get();
            assertThat(local.output.saliency(11)).hasSize(11);
        }
    }

    @Test
    void partitionsThatWakeTogetherWaitForEachOther() throws Exception {
        try (LocalJob local = new LocalJob()) {
            createTopic(local, "sleeping", 2);
            writeToPartition(local, "sleeping", 0, 0, 0, 80);
            writeToPartition(local, "sleeping", 1, 1, 0, 80);
            JobClient job = local.start(Map.of("heed.ingest.topics", "sleeping", "heed.ingest.idle-timeout", "2 s"));
            await().pollDelay(LOOKED_UP).until(() -> local.output.saliency(18).size() >= 18);
            writeToPartition(local, "sleeping", 0, 0, 80, 400);
            writeToPartition(local, "sleeping", 1, 1, 80, 400);
            assertThat(local.output.saliency(98)).hasSizeGreaterThanOrEqualTo(98);
            assertThat(local.written(Output.TOPICS.deadLetters())).isZero();
            job.cancel().get();
        }
    }

    @Test
    void readsAPartitionThatIsAddedInMidRun() throws Exception {
        try (LocalJob local = new LocalJob()) {
            createTopic(local, "growing", 1);
            writeToPartition(local, "growing", 0, 0, 0, 80);
            JobClient job = local.start(Map.of("heed.ingest.topics", "growing", "heed.ingest.max-lateness", "1 min"));
            local.growTo(2, "growing");
            writeToPartition(local, "growing", 1, 1, 40, 80);
            await().pollDelay(LOOKED_UP).until(() -> true);
            writeToPartition(local, "growing", 0, 0, 80, 240);
            writeToPartition(local, "growing", 1, 1, 80, 240);
            assertThat(local.output.saliency(36).keySet())
                    .hasSizeGreaterThanOrEqualTo(36)
                    .anyMatch(key -> key.startsWith("machine-0"))
                    .anyMatch(key -> key.startsWith("machine-1"));
            assertThat(local.written(Output.TOPICS.deadLetters())).isZero();
            job.cancel().get();
        }
    }

    @Test
    void endsWhenItsTopicIsDeleted() throws Exception {
        try (LocalJob local = new LocalJob()) {
            createTopic(local, "short-lived", 1);
            writeTo(local, "short-lived", 0, 0, 80, System.currentTimeMillis());
            JobClient job = local.start(Map.of("heed.ingest.topics", "short-lived"));
            assertThat(local.output.saliency(5)).isNotEmpty();
            local.deleteTopic("short-lived");
            assertThatThrownBy(() -> job.getJobExecutionResult().get(30, TimeUnit.SECONDS))
                    .hasStackTraceContaining("expected the topics that are read to stay, found one deleted");
        }
    }

    @Test
    void waitsForTheSlowerPartition() throws Exception {
        try (LocalJob local = new LocalJob()) {
            local.readings.samples(0, 80);
            writeTo(local, MachineReadings.TOPIC, 0, 80, 400, System.currentTimeMillis());
            local.start(Map.of("heed.ingest.stop", "latest"))
                    .getJobExecutionResult()
                    .get();
            assertThat(local.output.saliency(HOPS + 40)).hasSize(HOPS + 40);
            assertThat(local.written(Output.TOPICS.deadLetters())).isZero();
        }
    }

    @Test
    void writesAtLeastOnceWhenAskedTo() throws Exception {
        try (LocalJob local = new LocalJob()) {
            local.readings.samples(0, 80);
            local.start(Map.of("heed.ingest.stop", "latest", "heed.emit.delivery", "at-least-once"))
                    .getJobExecutionResult()
                    .get();
            assertThat(local.output.saliency(HOPS)).hasSize(HOPS);
        }
    }
}
