package dev.heed.cli.registry;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.wire.Confluent;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Json;
import dev.heed.wire.SingleObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs in deploy/consumers read the same alert as it was written, on a real broker. */
class ConsumersIT {
    private static EmbeddedKafka kafka;

    @TempDir
    private Path directory;

    private ReadByOthers read;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @BeforeEach
    void others() {
        read = new ReadByOthers(kafka.bootstrapServers(), directory);
    }

    private static String line(byte[] json) throws Exception {
        JsonNode alert = new JsonMapper().readTree(json);
        return Stream.of("entity", "state", "time", "score")
                        .map(field -> alert.path(field).asText())
                        .collect(Collectors.joining("\t"))
                + "\t" + alert.at("/causes/0/channel").asText();
    }

    @Test
    void javaReadsSingleObjects() throws Exception {
        WrittenAlert.write(kafka, "java-single", new SingleObject());
        assertThat(read.java("java-single")).isEqualTo(WrittenAlert.LINE);
    }

    @Test
    void pythonReadsSingleObjects() throws Exception {
        WrittenAlert.write(kafka, "python-single", new SingleObject());
        assertThat(read.python("python-single")).isEqualTo(WrittenAlert.LINE);
    }

    @Test
    void kcatAndPythonReadJson() throws Exception {
        WrittenAlert.write(kafka, "json", new Json());
        assertThat(line(read.kcat("json"))).isEqualTo(WrittenAlert.LINE);
        assertThat(read.python("json")).isEqualTo(WrittenAlert.LINE);
    }

    @Test
    void javaAndPythonReadTheFormatOfARegistry() throws Exception {
        try (RealRegistry registry = RealRegistry.start(directory)) {
            WrittenAlert.write(kafka, "registered", numbered(registry, "registered"));
            assertThat(read.java("registered", registry.url())).isEqualTo(WrittenAlert.LINE);
            assertThat(read.python("registered", registry.url())).isEqualTo(WrittenAlert.LINE);
        }
    }

    private static Confluent numbered(RealRegistry registry, String topic) throws Exception {
        heed(
                "topics",
                "create",
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "--schema-registry",
                registry.url(),
                "-Dheed.emit.topic.saliency-alerts=" + topic);
        return Confluent.lookUp(
                registry.settings(Duration.ofSeconds(5)), List.of(new ContractTopic(Contract.SALIENCY_ALERT, topic)));
    }
}
