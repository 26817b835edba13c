package dev.heed.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.train.PumpModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShowModelsTest {
    private static EmbeddedKafka kafka;

    private ModelsFixture topics;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @BeforeEach
    void createTopics() {
        topics = new ModelsFixture(kafka);
    }

    @Test
    void showsWhatEachVersionDoes() throws Exception {
        String pumps = PumpModel.directory().toString();
        try (AnsweringJob job = topics.job()) {
            topics.models("publish", pumps);
            topics.models("canary", "pumps", "--share", "0.2");
            topics.models("assign", "pumps", "--entities", "pump-*");
            topics.models("rollback", "pumps");
        }
        topics.models("shadow", "pumps", "--no-wait");
        CommandLineFixture status = topics.models("status");
        assertThat(status.out())
                .containsPattern("name +version +digest +now +since +subtasks +entities")
                .containsPattern("pumps +1 +[0-9a-f]{8} +canary 20 % +2026-01-31T12:00:10Z +2 of 2 +pump-\\*")
                .containsPattern("pumps +- +rollback refused")
                .containsPattern("pumps +1 +[0-9a-f]{8} +shadow asked, no answer")
                .contains("pumps, rollback refused: expected a version that was active before");
        JsonNode json = new JsonMapper()
                .readTree(topics.models("status", "pumps", "--json").out());
        assertThat(json.at("/0/name").asText()).isEqualTo("pumps");
        assertThat(json.at("/0/entities/0").asText()).isEqualTo("pump-*");
        assertThat(json.at("/0/versions/0/now").asText()).isEqualTo("canary 20 %");
        assertThat((float) json.at("/0/versions/0/share").asDouble()).isEqualTo(.2f);
        assertThat(json.at("/0/versions/0/since").asText()).isEqualTo("2026-01-31T12:00:10Z");
        assertThat(topics.models("status", "fans").err())
                .contains("expected updates of the model 'fans', found those of pumps");
    }
}
