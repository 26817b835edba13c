package dev.heed.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.train.PumpModel;
import dev.heed.emit.OutputTopics;
import dev.heed.registry.FaultyRegistry;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandIT {
    private static EmbeddedKafka kafka;

    @TempDir
    Path directory;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void makesTheTopicsReadsAReplayedFileAndEndsWhereItIsTold() {
        assertThat(run("--create-topics", "1", "-Dheed.ingest.stop=latest").err())
                .isEmpty();
        Path file = PumpModel.file(directory, "pump.csv", 200, 0);
        CommandLineFixture replay = CommandLineFixture.heed(
                "replay", "--input", file.toString(), "--bootstrap-server", kafka.bootstrapServers());
        assertThat(replay.status()).isZero();
        CommandLineFixture job = run("-Dheed.ingest.stop=latest");
        assertThat(job.err()).isEmpty();
        assertThat(job.status()).isZero();
        assertThat(job.out())
                .contains("attention  on the cpu, " + PumpModel.HOP + " steps")
                .contains("reads      sensor-readings at " + kafka.bootstrapServers())
                .contains("exactly-once, checkpoints every 1 s");
        int hops = 200 / PumpModel.HOP;
        assertThat(KafkaFixture.read(kafka.bootstrapServers(), "saliency", 1, hops))
                .hasSize(hops);
    }

    @Test
    void registersTheSchemasWithTheTopicsAndRefusesToStartWithoutThem() {
        try (FaultyRegistry registry = new FaultyRegistry()) {
            makeTopics();
            assertThat(run("--schema-registry", registry.url(), "-Dheed.ingest.stop=latest")
                            .err())
                    .contains("found none under [sensor-readings-value, weighted-features-value, saliency-value,")
                    .hasLineCount(1);
            CommandLineFixture job =
                    run("--schema-registry", registry.url(), "--create-topics", "1", "-Dheed.ingest.stop=latest");
            assertThat(job.err()).isEmpty();
            assertThat(job.status()).isZero();
            assertThat(registry.level("saliency-alerts-value")).isEqualTo("FULL_TRANSITIVE");
        }
    }

    @Test
    void namesTheTopicsThatAreMissing() {
        CommandLineFixture job = run("-Dheed.emit.topic.saliency=elsewhere", "-Dheed.ingest.stop=latest");
        assertThat(job.status()).isEqualTo(3);
        assertThat(job.err().lines()).hasSize(1).first().asString().contains("found no [", "elsewhere");
    }

    @Test
    void refusesAMisspeltOption() {
        CommandLineFixture job = run("-Dheed.windw.hop=3");
        assertThat(job.status()).isEqualTo(3);
        assertThat(job.err()).contains("heed.windw.hop: expected an option of Heed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-Dheed.attend.batch-size=0                        | heed.attend.batch-size",
                "-Dheed.window.hop=-1                              | heed.window.hop",
                "-Dheed.ingest.max-bad-rate=2                      | heed.ingest.max-bad-rate",
                "-Dheed.ingest.start=yesterday                     | heed.ingest.start",
                "-Dheed.ingest.topic-pattern=[                     | heed.ingest.topic-pattern",
                "-Dexecution.checkpointing.interval=0              | execution.checkpointing.interval",
                "-Dexecution.checkpointing.interval=often          | execution.checkpointing.interval",
                "-Dexecution.checkpointing.intervall=1s            | execution.checkpointing.intervall",
                "-Dparallelism.default=0                           | parallelism.default",
                "-Dstate.backend.type=memory                       | state.backend.type",
                "-Dexecution.checkpointing.dir=nowhere://checkpoints | execution.checkpointing.dir",
                "-Dexecution.state-recovery.path=/nowhere          | execution.state-recovery.path",
                "-Dheed.emit.topic.saliency=sensor-readings        | sensor-readings",
                "--command-config=/nowhere                         | --command-config",
                "--config=/nowhere                                 | --config",
                "--cluster=localhost:1                             | --cluster localhost:1",
                "--cluster=localhost                               | --cluster",
                "--create-topics=0                                 | --create-topics",
                "--create-topics=some                              | --create-topics",
            })
    void refusesInOneLineWithoutANameOfAClass(String argument, String told) {
        makeTopics();
        CommandLineFixture job = run(argument, "-Dheed.ingest.stop=latest");
        assertThat(job.status()).isIn(2, 3);
        assertThat(job.err().lines()).hasSize(1);
        assertThat(job.err()).contains(told).doesNotContain("Exception", "java.", "org.apache");
        assertThat(job.out()).isEmpty();
    }

    @Test
    void tellsAllSettingsThatAreWrongAtOnce() {
        makeTopics();
        CommandLineFixture job = run("-Dheed.attend.batch-size=0", "-Dparallelism.default=0", "-Dheed.window.hop=0");
        assertThat(job.err()).contains("heed.attend.batch-size", "parallelism.default", "heed.window.hop");
    }

    @Test
    void makesNoTopicWhenASettingIsWrong() {
        assertThat(run("--create-topics=1", "-Dheed.emit.topic.saliency=never-made", "-Dheed.attend.threads=0")
                        .status())
                .isEqualTo(3);
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            assertThat(topics.missing(List.of("never-made"))).containsExactly("never-made");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max.request.size=2000         | 2,?000",
                "acks=1                        | idempotence",
                "security.protocol=SSL         | expected a Kafka broker",
                "security.protocol=nonsense    | nonsense",
            })
    void handsTheClientsPropertiesToEveryClientAndRefusesThoseThatWouldLoseData(String property, String told) {
        makeTopics();
        Path file = CsvFixture.write(directory, "client.properties", property);
        CommandLineFixture job = run("--command-config=" + file, "-Dheed.ingest.stop=latest");
        assertThat(job.status()).isEqualTo(3);
        assertThat(job.err().lines()).hasSize(1);
        assertThat(job.err()).containsPattern(told);
    }

    private static void makeTopics() {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of("sensor-readings"));
            topics.create(1, OutputTopics.of(new Configuration()).all());
        }
    }

    @Test
    void refusesAModelThatIsNotThere() {
        CommandLineFixture job = CommandLineFixture.heed(
                "run",
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "--model",
                directory.resolve("none").toString());
        assertThat(job.status()).isEqualTo(3);
        assertThat(job.err()).contains("expected a model directory, found none");
    }

    private static CommandLineFixture run(String... more) {
        String[] begin = {
            "run",
            "--bootstrap-server",
            kafka.bootstrapServers(),
            "--model",
            PumpModel.directory().toString()
        };
        String[] all = java.util.Arrays.copyOf(begin, begin.length + more.length);
        System.arraycopy(more, 0, all, begin.length, more.length);
        return CommandLineFixture.heed(all);
    }
}
