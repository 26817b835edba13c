package dev.heed.cli.registry;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.registry.FaultyRegistry;
import dev.heed.registry.RegistryOptions;
import dev.heed.registry.RegistrySettings;
import dev.heed.schemas.AlertFeedback;
import dev.heed.wire.Confluent;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The commands that read alerts read them in every encoding. */
class OwnConsumersIT {
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
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
            WrittenAlert.write(kafka, "own-numbered", Confluent.lookUp(settings, List.of(topic)));
            WrittenAlert.write(kafka, "own-json", new Json());
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
        WrittenAlert.write(kafka, "away", new Json());
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
}
