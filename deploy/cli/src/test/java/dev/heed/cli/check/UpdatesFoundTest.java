package dev.heed.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class UpdatesFoundTest {
    @Test
    void wantsUpdatesThatAreCompacted() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Properties client = KafkaFixture.client(kafka.bootstrapServers());
            try (TopicAdmin topics = new TopicAdmin(client)) {
                topics.create(1, List.of("kept"), Map.of("cleanup.policy", "compact"));
                topics.create(1, List.of("dropped"));
            }
            assertThat(UpdatesFound.inWords(client, "kept")).isEqualTo("the newest of each model is kept");
            assertThatThrownBy(() -> UpdatesFound.inWords(client, "dropped"))
                    .hasMessageStartingWith("topic dropped: expected cleanup.policy=compact, found delete, with which");
        }
    }
}
