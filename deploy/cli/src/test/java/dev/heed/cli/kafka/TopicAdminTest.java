package dev.heed.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicAdminTest {
    private static EmbeddedKafka kafka;
    private static TopicAdmin topics;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
        topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        topics.close();
        kafka.close();
    }

    @Test
    void tellsWhichTopicsAreMissing() {
        topics.create(1, List.of("here"));
        assertThat(topics.missing(List.of("here", "b", "a"))).containsExactly("a", "b");
    }

    @Test
    void deletesTopics() {
        topics.create(1, List.of("gone"));
        topics.delete(List.of("gone"));
        assertThat(topics.missing(List.of("gone"))).containsExactly("gone");
    }

    @Test
    void refusesWhatTheBrokerRefuses() {
        assertThatThrownBy(() -> topics.create(1, List.of("no spaces allowed")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("expected the broker to make topic no spaces allowed, found: ");
        assertThatThrownBy(() -> topics.delete(List.of("never-made")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("to delete the topics [never-made]");
    }

    @Test
    void refusesPropertiesThatNoClientTakes() {
        var properties = KafkaFixture.client(kafka.bootstrapServers());
        properties.put("security.protocol", "nonsense");
        assertThatThrownBy(() -> new TopicAdmin(properties).close())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nonsense");
    }
}
