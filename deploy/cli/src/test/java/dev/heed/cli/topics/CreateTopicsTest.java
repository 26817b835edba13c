package dev.heed.cli.topics;

import static dev.heed.cli.CommandLineFixture.heed;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.registry.FaultyRegistry;
import dev.heed.registry.FaultyRegistry.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker; the registry's faults are played. */
class CreateTopicsTest {
    private static EmbeddedKafka kafka;

    private final FaultyRegistry registry = new FaultyRegistry();

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @AfterEach
    void end() {
        registry.close();
    }

    private static CommandLineFixture create(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("topics", "create", "--bootstrap-server", kafka.bootstrapServers()));
        arguments.addAll(List.of(more));
        return heed(arguments.toArray(String[]::new));
    }

    private static Map<String, String> settings(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(KafkaFixture.client(kafka.bootstrapServers()))) {
            var config = requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            return Map.of(
                    "cleanup.policy", config.get("cleanup.policy").value(),
                    "retention.ms", config.get("retention.ms").value());
        }
    }

    private static int partitions(String topic) throws Exception {
        try (Admin admin = Admin.create(KafkaFixture.client(kafka.bootstrapServers()))) {
            return requireNonNull(admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic))
                    .partitions()
                    .size();
        }
    }

    @Test
    void makesTopicsAndSubjectsOnceAndSaysWhatWasThere() throws Exception {
        String[] names = {
            "--schema-registry",
            registry.url(),
            "-Dheed.ingest.topics=one-in;two-in",
            "-Dheed.emit.topic.saliency=one-saliency",
            "--partitions",
            "3",
            "--replication-factor",
            "1",
            "--topic-config",
            "retention.ms=5000"
        };
        CommandLineFixture first = create(names);
        assertThat(first.err()).isEmpty();
        assertThat(first.status()).isZero();
        assertThat(first.out())
                .containsPattern("one-in +made +one-in-value +registered as 1")
                .containsPattern("two-in +made +two-in-value +registered as 1")
                .containsPattern("one-saliency +made +one-saliency-value +registered as")
                .containsPattern("dead-letters +(made|there)[^\n]*\n")
                .containsPattern("alert-feedback +(made|there[^\n]*) +alert-feedback-value +registered as");
        assertThat(partitions("two-in")).isEqualTo(3);
        assertThat(settings("one-in")).isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "5000"));
        assertThat(registry.level("one-saliency-value")).isEqualTo("FULL_TRANSITIVE");
        CommandLineFixture again = create(names);
        assertThat(again.out())
                .containsPattern("one-in +there +one-in-value +there as 1")
                .doesNotContain("made");
    }

    @Test
    void makesOnlyTheTopicsOfOutputsThatAreWritten() {
        CommandLineFixture create = create(
                "-Dheed.ingest.topics=few-in",
                "-Dheed.emit.outputs=saliency-alerts",
                "-Dheed.emit.topic.saliency-alerts=few-alerts",
                "-Dheed.emit.topic.dead-letters=few-letters");
        assertThat(create.out().lines().skip(1).map(line -> line.split(" +")[0]))
                .contains("few-in", "few-alerts", "few-letters", "alert-feedback")
                .doesNotContain("saliency", "weighted-features", "forecasts");
    }

    @Test
    void saysThatATopicHasOtherPartitionsThanAskedForAndKeepsThem() throws Exception {
        create("-Dheed.ingest.topics=kept-in", "--partitions", "3");
        assertThat(create("-Dheed.ingest.topics=kept-in", "--partitions", "5").out())
                .containsPattern("kept-in +there, of 3 partitions *\n");
        assertThat(create("-Dheed.ingest.topics=kept-in", "--partitions", "3").out())
                .containsPattern("kept-in +there *\n");
        assertThat(partitions("kept-in")).isEqualTo(3);
    }

    @Test
    void keepsVerdictsForEver() throws Exception {
        create("-Dheed.detect.feedback-topic=kept-verdicts");
        assertThat(settings("kept-verdicts")).containsEntry("retention.ms", "-1");
        assertThat(settings("saliency-alerts")).containsEntry("cleanup.policy", "delete");
    }

    @Test
    void makesTheTopicsOfModelsWhereAJobReadsUpdates() throws Exception {
        CommandLineFixture create = create(
                "-Dheed.models.updates-topic=my-updates",
                "-Dheed.models.shadow-outputs=true",
                "--schema-registry",
                registry.url());
        assertThat(create.err()).isEmpty();
        assertThat(create.out())
                .containsPattern("my-updates +made +my-updates-value +registered as")
                .containsPattern("model-status +made +model-status-value +registered as")
                .containsPattern("model-comparisons +made +model-comparisons-value +registered as")
                .containsPattern("saliency.shadow +made +saliency.shadow-value +registered as 3")
                .containsPattern("saliency-alerts.shadow +made");
        assertThat(settings("my-updates")).containsEntry("cleanup.policy", "compact");
        assertThat(settings("model-status")).containsEntry("retention.ms", "-1");
    }

    @Test
    void checksThatUpdatesOfModelsAreCompacted() {
        create();
        create("-Dheed.models.updates-topic=right-updates");
        String[] check = {"check", "--bootstrap-server", kafka.bootstrapServers()};
        assertThat(heed(with(check, "-Dheed.models.updates-topic=right-updates"))
                        .out())
                .containsPattern("ok +updates +the newest of each model is kept");
        assertThat(heed(with(check, "-Dheed.models.updates-topic=saliency", "-Dheed.emit.outputs=forecasts"))
                        .err())
                .contains("topic saliency: expected cleanup.policy=compact, found delete");
    }

    private static String[] with(String[] first, String... more) {
        return Stream.of(first, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    @Test
    void refusesWhatTheRegistryDoesNotTake() {
        registry.with(Fault.TAKES_NOTHING);
        CommandLineFixture run = create("--schema-registry", registry.url());
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .contains("expected it to take the schema, found status 409: incompatible, for the subject"
                        + " sensor-readings-value");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void refusesOptionsThatCannotBeMeant() {
        assertThat(create("--partitions", "0").err()).contains("--partitions: expected 1 or more, found 0");
        assertThat(create("--replication-factor", "0").err())
                .contains("--replication-factor: expected 1 or more, found 0");
        assertThat(create("--schema-registry", "http://a:secret@b").err())
                .contains("--schema-registry: expected addresses such as http://registry:8081", "found 'http://…@b'")
                .doesNotContain("secret");
        assertThat(create("--schema-registry-config", "x").err())
                .contains("--schema-registry-config: expected with --schema-registry, found without");
    }

    @Test
    void replaysRecordsOfTheRegistrysFormatOnceTheSubjectIsThere() {
        Path file = CsvFixture.write(directory, "p.csv", "time,a", "2024-01-01 00:00,1", "2024-01-01 00:01,2");
        create();
        String[] replay = {
            "replay",
            "--input",
            file.toString(),
            "--bootstrap-server",
            kafka.bootstrapServers(),
            "--schema-registry",
            registry.url()
        };
        assertThat(heed(replay).err())
                .contains("under the subjects of all topics, found none under [sensor-readings-value]; heed topics"
                        + " create --schema-registry http://localhost:");
        create("--schema-registry", registry.url());
        assertThat(heed(replay).err()).isEmpty();
        assertThat(KafkaFixture.read(kafka.bootstrapServers(), "sensor-readings", 1, 2))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.value()).startsWith(0, 0, 0, 0, 1));
    }

    @Test
    void checksThatTheRegistryKnowsTheSchemas() {
        create();
        String[] check = {"check", "--bootstrap-server", kafka.bootstrapServers(), "--schema-registry", registry.url()};
        assertThat(heed(check).err()).contains("found none under [sensor-readings-value, weighted-features-value,");
        create("--schema-registry", registry.url());
        assertThat(heed(check).out()).contains("ok    registry", "has the schemas of all topics");
    }
}
