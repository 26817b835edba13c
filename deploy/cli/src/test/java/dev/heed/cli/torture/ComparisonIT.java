package dev.heed.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.emit.OutputTopics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ComparisonIT {
    private static final OutputTopics EXPECTED = new OutputTopics("f0", "s0", "o0", "a0", "d0");
    private static final OutputTopics ACTUAL = new OutputTopics("f1", "s1", "o1", "a1", "d1");

    @Test
    void countsWhatIsLostTwiceDifferentAndUnexpected() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()));
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        KafkaFixture.client(kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            topics.create(1, EXPECTED.all());
            topics.create(1, ACTUAL.all());
            for (int offset = 0; offset < 5; offset++) {
                producer.send(letter("d0", offset, "bytes"));
            }
            producer.send(letter("d1", 0, "bytes"));
            producer.send(letter("d1", 1, "bytes"));
            producer.send(letter("d1", 1, "bytes"));
            producer.send(letter("d1", 2, "other bytes"));
            producer.send(letter("d1", 7, "bytes"));
            producer.flush();
            Map<String, TortureReport.TopicCount> counts =
                    new Comparison(kafka.bootstrapServers()).compare(EXPECTED, ACTUAL);
            assertThat(counts.get("d1"))
                    .isEqualTo(new TortureReport.TopicCount(
                            5,
                            2,
                            1,
                            1,
                            1,
                            List.of(
                                    "twice: schema in 0 1",
                                    "different: schema in 0 2",
                                    "unexpected: schema in 0 7",
                                    "lost: schema in 0 3",
                                    "lost: schema in 0 4")));
            assertThat(counts.get("s1")).isEqualTo(new TortureReport.TopicCount(0, 0, 0, 0, 0, List.of()));
        }
    }

    private static ProducerRecord<byte[], byte[]> letter(String topic, int offset, String value) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8));
        Map.of("reason", "schema", "topic", "in", "partition", "0", "offset", Integer.toString(offset))
                .forEach((name, text) ->
                        letter.headers().add("heed.error." + name, text.getBytes(StandardCharsets.UTF_8)));
        return letter;
    }
}
