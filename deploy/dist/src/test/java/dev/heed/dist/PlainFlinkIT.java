package dev.heed.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.train.PumpModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The job's jar on a Flink whose lib knows nothing of it. */
class PlainFlinkIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int ROWS = 200;
    private static final int HOPS = ROWS / PumpModel.HOP - 1;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() throws Exception {
        kafka.close();
    }

    @Test
    void runsAloneInApplicationModeAndBringsItsModelToTheTaskManager() throws Exception {
        Path model = copyOfTheModel();
        createTopics("a-");
        try (PlainFlink flink = new PlainFlink(directory)) {
            flink.startApplication(Release.jobJar(), arguments("a-", model));
            await().atMost(PATIENCE)
                    .until(() -> flink.output("jobmanager")
                            .matches("(?s).*Job heed \\([0-9a-f]+\\) switched from state CREATED to RUNNING.*"));
            Files.move(model, directory.resolve("gone")); // the TaskManager has no such path
            flink.startTaskManager();
            replay("a-in");
            assertThat(KafkaFixture.read(kafka.bootstrapServers(), "a-saliency", 1, HOPS, PATIENCE))
                    .hasSizeGreaterThanOrEqualTo(HOPS);
        }
    }

    @Test
    void refusesASecondJobThatWouldLoadTensorFlowOnceMore() throws Exception {
        createTopics("b-");
        createTopics("c-");
        try (PlainFlink flink = new PlainFlink(directory)) {
            flink.startSession();
            flink.startTaskManager();
            assertThat(flink.submit("first", Release.jobJar(), arguments("b-", PumpModel.directory())))
                    .isZero();
            replay("b-in");
            assertThat(KafkaFixture.read(kafka.bootstrapServers(), "b-saliency", 1, 1, PATIENCE))
                    .isNotEmpty();
            assertThat(flink.submit("second", Release.jobJar(), arguments("c-", PumpModel.directory())))
                    .isZero();
            await().atMost(PATIENCE)
                    .until(() -> flink.output("taskmanager").contains("give each job a cluster of its own"));
            assertThat(flink.output("taskmanager")).doesNotContain("Duplicate registration of device factory");
        }
    }

    @Test
    void runsTwoJobsWhereAnImageHasTensorFlowOnceAndUnpacksNothing() throws Exception {
        Path lib = Files.createDirectories(directory.resolve("flink/lib"));
        Path natives = directory.resolve("natives");
        try (Shell shell = new Shell(directory)) {
            String install = Path.of("../docker/install.sh").toAbsolutePath()
                    + " %s %s %s %s".formatted(Release.jobJar(), lib.getParent(), directory.resolve("heed"), natives);
            assertThat(shell.run("install", install))
                    .as(shell.output("install"))
                    .isZero();
        }
        Path jar = directory.resolve("heed/heed-job.jar");
        assertThat(Files.size(jar)).isLessThan(60_000_000);
        try (PlainFlink flink = PlainFlink.with(directory, lib, natives)) {
            flink.startSession();
            flink.startTaskManager();
            for (String prefix : List.of("d-", "e-")) {
                createTopics(prefix);
                assertThat(flink.submit(prefix + "submit", jar, arguments(prefix, PumpModel.directory())))
                        .isZero();
                replay(prefix + "in");
                assertThat(KafkaFixture.read(kafka.bootstrapServers(), prefix + "saliency", 1, 1, PATIENCE))
                        .isNotEmpty();
            }
        }
        try (Stream<Path> written = Files.walk(directory.resolve("tmp"))) {
            assertThat(written.filter(file -> file.toString().contains("libtensorflow")))
                    .isEmpty();
        }
    }

    @Test
    void installRefusesWhatIsNoJarOfTheJob() throws Exception {
        Files.createDirectories(directory.resolve("flink/lib"));
        Files.writeString(directory.resolve("other.jar"), "no jar");
        String install = Path.of("../docker/install.sh").toAbsolutePath() + " %s flink heed natives";
        try (Shell shell = new Shell(directory)) {
            assertThat(shell.run("none", install.formatted("missing.jar"))).isEqualTo(1);
            assertThat(shell.output("none")).contains("install.sh: expected the job's jar at missing.jar, found none");
            assertThat(shell.run("other", install.formatted("other.jar"))).isEqualTo(1);
            assertThat(shell.output("other"))
                    .contains("install.sh: expected TensorFlow's native library in other.jar, found none");
        }
    }

    private Path copyOfTheModel() throws IOException {
        Path model = directory.resolve("model");
        org.apache.flink.util.FileUtils.copy(
                new org.apache.flink.core.fs.Path(PumpModel.directory().toUri()),
                new org.apache.flink.core.fs.Path(model.toUri()),
                false);
        return model;
    }

    private static String arguments(String prefix, Path model) {
        return String.join(
                " ",
                "-Dheed.bootstrap-server=" + kafka.bootstrapServers(),
                "-Dheed.model=" + model.toAbsolutePath(),
                "-Dheed.ingest.topics=" + prefix + "in",
                "-Dheed.ingest.group=" + prefix + "group",
                "-Dheed.emit.compression=zstd",
                "-Dheed.emit.transaction-prefix=" + prefix + "job",
                "-Dheed.emit.topic.weighted-features=" + prefix + "features",
                "-Dheed.emit.topic.saliency=" + prefix + "saliency",
                "-Dheed.emit.topic.forecasts=" + prefix + "forecasts",
                "-Dheed.emit.topic.saliency-alerts=" + prefix + "alerts",
                "-Dheed.emit.topic.dead-letters=" + prefix + "bad");
    }

    private static void createTopics(String prefix) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(
                    1,
                    List.of("in", "features", "saliency", "forecasts", "alerts", "bad").stream()
                            .map(prefix::concat)
                            .toList());
        }
    }

    private void replay(String topic) {
        Path file = PumpModel.file(directory, topic + ".csv", ROWS, 0);
        CommandLineFixture replay = CommandLineFixture.heed(
                "replay", "--input=" + file, "--topic=" + topic, "--bootstrap-server=" + kafka.bootstrapServers());
        assertThat(replay.err()).isEmpty();
    }
}
