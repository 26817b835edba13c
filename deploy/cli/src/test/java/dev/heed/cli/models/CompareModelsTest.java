package dev.heed.cli.models;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.schemas.ModelComparison;
import dev.heed.schemas.ModelRef;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sums of comparisons that stand on a real broker. */
class CompareModelsTest {
    private static final Instant BEGIN = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-01-31T13:00:00Z");
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of("model-comparisons", "empty"));
        }
        SingleObject encoding = new SingleObject();
        write(
                "pump-1",
                encoding.writer(ModelComparison.class).encode(pumps("pump-1", BEGIN, 30, .9f, 2, 0, 1, .5f, .4f)));
        write(
                "pump-2",
                encoding.writer(ModelComparison.class).encode(pumps("pump-2", BEGIN, 10, .5f, 0, 3, 0, .7f, 1f)));
        write(
                "pump-1",
                encoding.writer(ModelComparison.class)
                        .encode(pumps("pump-1", LATER, 2, Float.NaN, 0, 0, 0, Float.NaN, Float.NaN)));
        ModelComparison fans = pumps("fan-1", BEGIN, 5, 1f, 0, 0, 0, .1f, .1f);
        fans.setActive(new ModelRef("fans", "7", "aa"));
        fans.setShadow(new ModelRef("fans", "8", "bb"));
        write("fan-1", encoding.writer(ModelComparison.class).encode(fans));
        write("pump-1", "neither Avro nor ours".getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static ModelComparison pumps(
            String entity,
            Instant from,
            int steps,
            float correlation,
            int both,
            int activeOnly,
            int shadowOnly,
            float activeError,
            float shadowError) {
        return new ModelComparison(
                entity,
                from,
                from.plusSeconds(600),
                new ModelRef("pumps", "1", "aa"),
                new ModelRef("pumps", "2", "bb"),
                steps,
                correlation,
                activeOnly,
                shadowOnly,
                both,
                Float.isNaN(activeError) ? 0 : 2 * steps,
                activeError,
                shadowError,
                10f,
                20f);
    }

    private static void write(String entity, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(kafka.bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("model-comparisons", entity.getBytes(StandardCharsets.UTF_8), value));
        }
    }

    private static CommandLineFixture compare(String... arguments) {
        List<String> all = new ArrayList<>(List.of("models", "compare"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", kafka.bootstrapServers()));
        return heed(all.toArray(String[]::new));
    }

    @Test
    void sumsUpOverEntitiesAndIntervalsOfEachPairOfVersions() {
        CommandLineFixture all = compare();
        assertThat(all.out().lines())
                .anyMatch(line -> line.matches("fans +7 +8 +1 +5 +1\\.000 .*"))
                .anyMatch(line -> line.matches("pumps +1 +2 +2 +42 +0\\.800 +2 +3 +1 +0\\.550 +0\\.550 +10\\.0 +20\\.0"
                        + " +2026-01-31T12:00:00Z +2026-01-31T13:10:00Z"))
                .hasSize(3);
        assertThat(all.err()).contains("1 records that this version cannot read");
        assertThat(all.status()).isZero();
    }

    @Test
    void showsEachEntityOfOneName() {
        assertThat(compare("pumps", "--by-entity").out().lines())
                .anyMatch(line -> line.matches("pumps +1 +2 +pump-1 +32 +0\\.900 +2 +0 +1 +0\\.500 +0\\.400 .*"))
                .anyMatch(line -> line.matches("pumps +1 +2 +pump-2 +10 +0\\.500 +0 +3 +0 +0\\.700 +1\\.000 .*"))
                .hasSize(3);
    }

    @Test
    void beginsWhereItIsAskedToAndSaysWhatIsNotKnown() throws Exception {
        assertThat(compare("pumps", "--from", "2026-01-31T12:30:00Z").out().lines())
                .anyMatch(line -> line.matches("pumps +1 +2 +1 +2 +- +0 +0 +0 +- +- +10\\.0 +20\\.0 .*"));
        JsonNode json = new JsonMapper()
                .readTree(compare("pumps", "--from=2026-01-31T12:30:00Z", "--json")
                        .out());
        assertThat(json).hasSize(1);
        assertThat(json.at("/0/shadow").asText()).isEqualTo("2");
        assertThat(json.at("/0/steps").asInt()).isEqualTo(2);
        assertThat(json.at("/0").has("rankCorrelation")).isFalse();
    }

    @Test
    void saysInALineWhatIsWrongOrNotThere() {
        assertThat(compare("--topic=empty", "pumps").out())
                .isEqualTo(
                        "No comparison of pumps is in topic empty: one comes at the end of each interval of a shadow."
                                + System.lineSeparator());
        assertThat(compare("--from=yesterday").err()).contains("--from: expected ", "found 'yesterday'");
        assertThat(compare("--topic=nowhere").err()).contains("nowhere");
        assertThat(compare("--topic=nowhere").status()).isNotZero();
        assertThat(compare("pums").err())
                .contains("expected comparisons of the model 'pums', found those of fans, pumps");
    }
}
