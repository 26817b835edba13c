package dev.heed.cli.registry;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.registry.FaultyRegistry;
import dev.heed.registry.RegistryOptions;
import dev.heed.registry.RegistrySettings;
import dev.heed.schemas.AlertFeedback;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.Cause;
import dev.heed.schemas.CauseKind;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import dev.heed.wire.Confluent;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Encoding;
import dev.heed.wire.Json;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs in deploy/consumers read the same alert as it was written, on a real broker. */
class ConsumersIT {
    private static final Path CONSUMERS = Path.of("..", "consumers");
    private static final String EXPECTED = "Pumpe Süd\tOPEN\t2026-01-31T12:00:00.000001Z\t3.5\tDruck";

    private static EmbeddedKafka kafka;

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

    private static SaliencyAlert alert() {
        Instant time = Instant.parse("2026-01-31T12:00:00.000001Z");
        return new SaliencyAlert(
                "id",
                "Pumpe Süd",
                AlertState.OPEN,
                Severity.HIGH,
                time,
                time,
                3.5f,
                1.25f,
                List.of(new Cause("Druck", 1f, time, time, null, null, null, "bar", CauseKind.SPIKE)),
                new ModelRef("pumps", "1", "abc"),
                List.of(),
                "text",
                null,
                0);
    }

    /** As the job does, in a transaction: its mark is in the topic, too. */
    private static void write(String topic, Encoding encoding) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of(topic));
        }
        Properties client = KafkaFixture.client(kafka.bootstrapServers());
        client.put("transactional.id", topic);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            byte[] value = encoding.writer(SaliencyAlert.class).encode(alert());
            producer.send(new ProducerRecord<>(topic, ReadingEncoder.key("Pumpe Süd"), value));
            producer.commitTransaction();
        }
    }

    private static void assume(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Assumptions.assumeTrue(
                    process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0,
                    "not here: " + String.join(" ", command)
                            + "; apt-get install kcat python3-avro python3-kafka brings it");
        } catch (IOException e) {
            Assumptions.abort(
                    "not here: " + command[0] + "; apt-get install kcat python3-avro python3-kafka brings it");
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    private String python(String topic, String... registry) throws Exception {
        assume("/usr/bin/python3", "-c", "import avro.schema, kafka");
        heed("schemas", directory.toString());
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/python3",
                CONSUMERS.resolve("alerts.py").toString(),
                kafka.bootstrapServers(),
                topic,
                directory.resolve("SaliencyAlert.avsc").toString()));
        command.addAll(List.of(registry));
        return run(command);
    }

    /** With the jars that its text names, and no other. */
    private static String java(String topic, String... registry) throws Exception {
        String jars = Stream.of(
                        SaliencyAlert.class,
                        Schema.class,
                        KafkaProducer.class,
                        JsonMapper.class,
                        TreeNode.class,
                        com.fasterxml.jackson.annotation.JsonProperty.class,
                        org.slf4j.Logger.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .collect(Collectors.joining(":"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                jars,
                CONSUMERS.resolve("ReadAlerts.java").toString(),
                kafka.bootstrapServers(),
                topic));
        command.addAll(List.of(registry));
        return run(command).lines().filter(line -> !line.startsWith("SLF4J")).collect(Collectors.joining("\n"));
    }

    private static String kcat(String topic) throws Exception {
        assume("kcat", "-V");
        String said = run(List.of(
                "kcat",
                "-C",
                "-e",
                "-q",
                "-b",
                kafka.bootstrapServers(),
                "-t",
                topic,
                "-X",
                "isolation.level=read_committed"));
        JsonNode read = new JsonMapper().readTree(said);
        return Stream.of("entity", "state", "time", "score")
                        .map(field -> read.path(field).asText())
                        .collect(Collectors.joining("\t"))
                + "\t" + read.at("/causes/0/channel").asText();
    }

    @Test
    void javaReadsSingleObjects() throws Exception {
        write("java-single", new SingleObject());
        assertThat(java("java-single")).isEqualTo(EXPECTED);
    }

    @Test
    void pythonReadsSingleObjects() throws Exception {
        write("python-single", new SingleObject());
        assertThat(python("python-single")).isEqualTo(EXPECTED);
    }

    @Test
    void kcatAndPythonReadJson() throws Exception {
        write("json", new Json());
        assertThat(kcat("json")).isEqualTo(EXPECTED);
        assertThat(python("json")).isEqualTo(EXPECTED);
    }

    /** With the id alone: the alert is looked up in its topic. */
    private static void feedback(String alerts, String... registry) {
        List<String> command = new ArrayList<>(List.of("feedback", "--bootstrap-server", kafka.bootstrapServers()));
        command.addAll(List.of("id", "false", "--alerts", alerts, "--topic", "alert-feedback"));
        command.addAll(List.of(registry));
        CommandLineFixture run = heed(command.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("false, said of Pumpe Süd");
    }

    @Test
    void ownCommandsReadJsonAndTheFormatOfARegistry() throws Exception {
        try (FaultyRegistry registry = new FaultyRegistry()) {
            heed(
                    "topics",
                    "create",
                    "--bootstrap-server",
                    kafka.bootstrapServers(),
                    "--schema-registry",
                    registry.url(),
                    "-Dheed.emit.topic.saliency-alerts=own-numbered");
            ContractTopic topic = new ContractTopic(Contract.SALIENCY_ALERT, "own-numbered");
            RegistrySettings settings = registry.settings(RegistryOptions.WhenAway.FAIL);
            write("own-numbered", Confluent.lookUp(settings, List.of(topic)));
            write("own-json", new Json());
            feedback("own-json");
            feedback("own-numbered", "--schema-registry", registry.url());
            List<ConsumerRecord<String, byte[]>> said =
                    KafkaFixture.read(kafka.bootstrapServers(), "alert-feedback", 1, 2);
            assertThat(said.get(0).value()).startsWith(0xC3, 0x01);
            assertThat(said.get(1).value()).startsWith(0, 0, 0, 0);
            assertThat(Confluent.reading(settings)
                            .reader(AlertFeedback.class)
                            .read(said.get(1).value())
                            .getAlert())
                    .isEqualTo("id");
        }
    }

    @Test
    void feedbackSaysThatTheRegistryIsAwayAndNotThatThereIsNoSuchAlert() {
        write("away", new Json());
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of("alert-feedback"));
        }
        CommandLineFixture run = heed(
                "feedback",
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "id",
                "false",
                "--alerts",
                "away",
                "--schema-registry",
                "http://localhost:1");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("heed feedback: the schema registry at http://localhost:1: expected an answer, found")
                .hasLineCount(1);
    }

    @Test
    void javaAndPythonReadTheFormatOfARegistry() throws Exception {
        try (RealRegistry registry = RealRegistry.start(directory)) {
            ContractTopic topic = new ContractTopic(Contract.SALIENCY_ALERT, "registered");
            heed(
                    "topics",
                    "create",
                    "--bootstrap-server",
                    kafka.bootstrapServers(),
                    "--schema-registry",
                    registry.url(),
                    "-Dheed.emit.topic.saliency-alerts=registered");
            write("registered", Confluent.lookUp(registry.settings(Duration.ofSeconds(5)), List.of(topic)));
            assertThat(java("registered", registry.url())).isEqualTo(EXPECTED);
            assertThat(python("registered", registry.url())).isEqualTo(EXPECTED);
        }
    }
}
