package dev.heed.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.FreePort;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.registry.RealRegistry;
import dev.heed.cli.registry.WrittenAlert;
import dev.heed.registry.RegistrySettings;
import dev.heed.schemas.AlertFeedback;
import dev.heed.wire.Confluent;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code heed watch} on topics in the format of a real registry (Maven's profile {@code registry}). */
class RegistryPageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void showsAnAlertAndWritesWhatIsSaidOfIt() throws Exception {
        try (RealRegistry registry = RealRegistry.start(directory);
                EmbeddedKafka kafka = EmbeddedKafka.start()) {
            String brokers = "--bootstrap-server=" + kafka.bootstrapServers();
            String numbered = "--schema-registry=" + registry.url();
            CommandLineFixture.heed("topics", "create", brokers, numbered);
            RegistrySettings settings = registry.settings(Duration.ofSeconds(5));
            List<ContractTopic> topics = List.of(new ContractTopic(Contract.SALIENCY_ALERT, "saliency-alerts"));
            WrittenAlert.write(kafka, "saliency-alerts", Confluent.lookUp(settings, topics));
            int port = FreePort.next();
            Thread watch = new Thread(() -> CommandLineFixture.heed(
                    "watch", brokers, numbered, "--port=" + port, "--from=earliest", "--allow-feedback"));
            watch.start();
            try {
                Caller caller = new Caller("http://127.0.0.1:" + port + "/");
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> caller.get("api/alert?id=id").statusCode() == 200);
                JsonNode alert = caller.json("api/alert?id=id");
                assertThat(alert.path("entity").asText()).isEqualTo("Pumpe Süd");
                assertThat(alert.toString()).contains("Druck");
                String csrf = caller.json("api/session").path("csrf").asText();
                assertThat(caller.say("{\"alert\": \"id\", \"verdict\": \"FALSE\"}", "X-CSRF-Token", csrf)
                                .statusCode())
                        .isLessThan(300);
            } finally {
                watch.interrupt();
                watch.join(PATIENCE.toMillis());
            }
            byte[] said = KafkaFixture.read(kafka.bootstrapServers(), "alert-feedback", 1, 1)
                    .get(0)
                    .value();
            assertThat(said).startsWith(0, 0, 0);
            assertThat(Confluent.reading(settings)
                            .reader(AlertFeedback.class)
                            .read(said)
                            .getAlert())
                    .isEqualTo("id");
        }
    }
}
