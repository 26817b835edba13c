package dev.heed.cli.registry;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.wire.Confluent;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Json;
import dev.heed.wire.SingleObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.KafkaProducer;
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
        WrittenAlert.write(kafka, "java-single", new SingleObject());
        assertThat(java("java-single")).isEqualTo(EXPECTED);
    }

    @Test
    void pythonReadsSingleObjects() throws Exception {
        WrittenAlert.write(kafka, "python-single", new SingleObject());
        assertThat(python("python-single")).isEqualTo(EXPECTED);
    }

    @Test
    void kcatAndPythonReadJson() throws Exception {
        WrittenAlert.write(kafka, "json", new Json());
        assertThat(kcat("json")).isEqualTo(EXPECTED);
        assertThat(python("json")).isEqualTo(EXPECTED);
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
            WrittenAlert.write(
                    kafka, "registered", Confluent.lookUp(registry.settings(Duration.ofSeconds(5)), List.of(topic)));
            assertThat(java("registered", registry.url())).isEqualTo(EXPECTED);
            assertThat(python("registered", registry.url())).isEqualTo(EXPECTED);
        }
    }
}
