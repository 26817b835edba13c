package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.flink.FlinkCluster;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.rig.FlinkProcesses;
import dev.heed.cli.train.PumpModel;
import dev.heed.job.HeedJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.client.cli.CliFrontend;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code heed run --cluster} and {@code flink run} with the configuration of deploy/conf, on processes of their own. */
class RunOnAClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROWS = 200;
    private static final int HOPS = ROWS / PumpModel.HOP - 1;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static EmbeddedKafka kafka;
    private static FlinkProcesses flink;
    private static FlinkCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        flink = FlinkProcesses.start(directory, 2);
        cluster = new FlinkCluster("localhost", flink.restPort());
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> cluster.requireAnswer(new Configuration()));
    }

    @AfterAll
    static void stop() throws Exception {
        flink.close();
        kafka.close();
    }

    @Test
    void submitsAJobThatTheClusterRuns() {
        CommandLineFixture run = CommandLineFixture.heed(
                "run",
                "--cluster=" + cluster,
                "--bootstrap-server=" + kafka.bootstrapServers(),
                "--model=" + model(),
                "--create-topics=1");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).containsPattern("Submitted to " + cluster + " as job [0-9a-f]{32}\\.");
        replay("sensor-readings");
        assertThat(new Output(kafka.bootstrapServers(), PATIENCE).saliency(HOPS))
                .hasSizeGreaterThanOrEqualTo(HOPS);
    }

    @Test
    void runsTheJobsOwnJarWithFlinkRun() throws Exception {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of("in", "features", "scores", "forecast", "alarms", "bad"));
        }
        String jar = Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(path -> path.matches(".*/heed-flink-job-[^/]*(?<!-tests)[.]jar"))
                .findFirst()
                .orElseThrow();
        int status = flink.run(
                CliFrontend.class,
                "run",
                "--detached",
                "--jobmanager=" + cluster,
                "--class=" + HeedJob.class.getName(),
                jar,
                "-Dheed.bootstrap-server=" + kafka.bootstrapServers(),
                "-Dheed.model=" + model(),
                "-Dheed.ingest.topics=in",
                "-Dheed.emit.transaction-prefix=flink-run",
                "-Dheed.emit.topic.weighted-features=features",
                "-Dheed.emit.topic.saliency=scores",
                "-Dheed.emit.topic.forecasts=forecast",
                "-Dheed.emit.topic.saliency-alerts=alarms",
                "-Dheed.emit.topic.dead-letters=bad");
        assertThat(status).as(() -> "see " + directory).isZero();
        replay("in");
        assertThat(KafkaFixture.read(kafka.bootstrapServers(), "scores", 1, HOPS, PATIENCE))
                .hasSizeGreaterThanOrEqualTo(HOPS);
    }

    private static Path model() {
        return PumpModel.directory().toAbsolutePath();
    }

    private static void replay(String topic) {
        Path file = PumpModel.file(directory, topic + ".csv", ROWS, 0);
        CommandLineFixture replay = CommandLineFixture.heed(
                "replay", "--input=" + file, "--topic=" + topic, "--bootstrap-server=" + kafka.bootstrapServers());
        assertThat(replay.err()).isEmpty();
    }
}
