package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.rig.BrokerProcess;
import dev.heed.cli.rig.FlinkProcesses;
import dev.heed.detect.Detection;
import dev.heed.detect.Scores;
import dev.heed.job.HeedJob;
import dev.heed.job.Machines;
import dev.heed.job.PipelineRun;
import dev.heed.job.TestModels;
import dev.heed.schemas.Saliency;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.curator.test.TestingServer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broker, JobManager and TaskManager are processes of their own; they are killed in mid-stream. */
class ExactlyOnceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60 + Machines.STEPS / 500);
    private static final int HOPS = Machines.ENTITIES * Machines.STEPS / 8;
    /** The first seven hops of a machine end before the model's 58 steps are there. */
    private static final int FORECASTS = HOPS - 7 * Machines.ENTITIES;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void losesAndRepeatsNothingWhenTheTaskManagerIsKilledTwice(String backend) throws Exception {
        Map<String, Detection> expected = new PipelineRun()
                .option("heed.detect.warm-up", "30 min")
                .over(Machines.inOrder())
                .detections();
        Path broker = Files.createDirectory(directory.resolve("broker"));
        Path flinkFiles = Files.createDirectory(directory.resolve("flink"));
        try (BrokerProcess kafka = BrokerProcess.start(broker);
                FlinkProcesses flink = FlinkProcesses.start(flinkFiles, 1)) {
            createTopics(kafka.bootstrapServers());
            Output output = new Output(kafka.bootstrapServers(), PATIENCE);
            int later = Machines.ENTITIES * part(.6) / 8;
            JobClient job = submit(flink, kafka.bootstrapServers(), backend);
            try (MachineReadings readings = new MachineReadings(kafka.bootstrapServers())) {
                readings.samples(0, part(.375));
                await().atMost(PATIENCE).until(() -> output.saliency(10).size() >= 10);
                readings.samples(part(.375), part(.5));
                flink.killTaskManager();
                readings.samples(part(.5), part(.7));
                flink.startTaskManager();
                await().atMost(PATIENCE).until(() -> output.saliency(later).size() >= later);
                readings.samples(part(.7), part(.825));
                flink.killTaskManager();
                flink.startTaskManager();
                readings.samples(part(.825), Machines.STEPS);
                readings.moveTimeTo(Machines.STEPS + 100);
            }
            assertComplete(output, expected);
            job.cancel().get();
        }
    }

    @Test
    void losesAndRepeatsNothingWhenTheJobManagerIsKilledAndZooKeeperKnowsTheJob() throws Exception {
        Map<String, Detection> expected = new PipelineRun()
                .option("heed.detect.warm-up", "30 min")
                .over(Machines.inOrder())
                .detections();
        Path broker = Files.createDirectory(directory.resolve("broker"));
        Path flinkFiles = Files.createDirectory(directory.resolve("flink"));
        try (TestingServer zooKeeper = new TestingServer();
                BrokerProcess kafka = BrokerProcess.start(broker);
                FlinkProcesses flink = FlinkProcesses.start(
                        flinkFiles,
                        1,
                        "-Dhigh-availability.type=zookeeper",
                        "-Dhigh-availability.zookeeper.quorum=" + zooKeeper.getConnectString(),
                        "-Dhigh-availability.storageDir="
                                + flinkFiles.resolve("ha").toUri())) {
            createTopics(kafka.bootstrapServers());
            Output output = new Output(kafka.bootstrapServers(), PATIENCE);
            submit(flink, kafka.bootstrapServers(), "hashmap");
            try (MachineReadings readings = new MachineReadings(kafka.bootstrapServers())) {
                readings.samples(0, part(.5));
                await().atMost(PATIENCE).until(() -> output.saliency(10).size() >= 10);
                flink.killJobManager();
                readings.samples(part(.5), Machines.STEPS);
                flink.startJobManager();
                readings.moveTimeTo(Machines.STEPS + 100);
            }
            assertComplete(output, expected);
        }
    }

    private static void assertComplete(Output output, Map<String, Detection> expected) {
        Map<String, Saliency> actual = output.saliency(HOPS);
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((key, saliency) -> assertSame(key, saliency, expected));
        assertThat(output.features(HOPS)).hasSize(HOPS);
        assertThat(output.forecasts(FORECASTS)).hasSize(FORECASTS);
    }

    private static int part(double share) {
        return (int) (share * Machines.STEPS) / 8 * 8;
    }

    private static void assertSame(String key, Saliency actual, Map<String, Detection> expected) {
        Detection detection = expected.get(key);
        assertThat(detection).as(key).isNotNull();
        Scores scores = detection.scores();
        for (int i = 0; i < scores.score().length; i++) {
            assertThat(actual.getScore().get(i)).as(key).isEqualTo(scores.score()[i], within(1e-5f));
        }
        for (int i = 0; i < scores.saliency().length; i++) {
            float one = scores.saliency()[i];
            assertThat(actual.getSaliency().get(i)).as(key).isEqualTo(one, within(1e-5f * Math.max(1, Math.abs(one))));
        }
    }

    private static void createTopics(String bootstrapServers) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(bootstrapServers))) {
            topics.create(MachineReadings.PARTITIONS, List.of(MachineReadings.TOPIC));
            topics.create(1, Output.TOPICS.all());
        }
    }

    private static JobClient submit(FlinkProcesses flink, String bootstrapServers, String backend) throws Exception {
        Configuration options = new Configuration();
        options.setString("heed.bootstrap-server", bootstrapServers);
        options.setString("heed.ingest.max-skew", "1 d"); // MachineReadings.moveTimeTo is a clock ahead of all
        options.setString(
                "heed.model", TestModels.machines().path().toAbsolutePath().toString());
        options.setString("execution.checkpointing.interval", "300 ms");
        options.setString("state.backend.type", backend);
        Configuration settings = HeedJob.withDefaults(options);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createRemoteEnvironment("localhost", flink.restPort(), settings);
        env.setParallelism(1);
        HeedJob.define(env, options);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            new java.net.Socket("localhost", flink.restPort()).close();
            return true;
        });
        return env.executeAsync("exactly-once");
    }
}
