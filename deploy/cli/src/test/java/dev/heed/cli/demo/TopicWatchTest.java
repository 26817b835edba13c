package dev.heed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.emit.OutputTopics;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicWatchTest {
    private static final OutputTopics TOPICS = OutputTopics.of(new Configuration());
    private static EmbeddedKafka kafka;
    private static Properties client;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start();
        client = KafkaFixture.client(kafka.bootstrapServers());
        try (TopicAdmin topics = new TopicAdmin(client)) {
            topics.create(2, TOPICS.all());
        }
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void countsWhatIsCommittedAndHandsOnAlerts() {
        List<SaliencyAlert> alerts = new CopyOnWriteArrayList<>();
        try (TopicWatch watch = TopicWatch.start(client, TOPICS, alerts::add);
                KafkaProducer<byte[], byte[]> producer = transactional()) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPICS.saliency(), new byte[] {9}));
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPICS.saliency(), new byte[] {1}));
            producer.send(new ProducerRecord<>(TOPICS.saliency(), new byte[] {2}));
            producer.send(new ProducerRecord<>(
                    TOPICS.alerts(),
                    new SingleObject().writer(SaliencyAlert.class).encode(alert())));
            producer.send(letter("late"));
            producer.send(letter("late"));
            producer.send(new ProducerRecord<>(TOPICS.deadLetters(), new byte[0]));
            producer.commitTransaction();
            await().until(() -> watch.count(TOPICS.deadLetters()) == 3 && watch.count(TOPICS.saliency()) >= 2);
            await().until(() -> !alerts.isEmpty());
            assertThat(alerts).containsExactly(alert());
            assertThat(watch.count(TOPICS.saliency())).isEqualTo(2);
            assertThat(watch.count(TOPICS.forecasts())).isZero();
            assertThat(watch.deadLetters()).containsOnly(Map.entry("late", 2L), Map.entry("no reason", 1L));
        }
    }

    private static ProducerRecord<byte[], byte[]> letter(String reason) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(TOPICS.deadLetters(), new byte[0]);
        record.headers().add("heed.error.reason", reason.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static KafkaProducer<byte[], byte[]> transactional() {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put("transactional.id", "watched");
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private static SaliencyAlert alert() {
        return SaliencyAlert.newBuilder()
                .setId("a")
                .setEntity("pump")
                .setState(AlertState.OPEN)
                .setSeverity(Severity.HIGH)
                .setStarted(Instant.EPOCH)
                .setTime(Instant.EPOCH)
                .setScore(2)
                .setThreshold(1)
                .setCauses(List.of())
                .setModel(new ModelRef("m", "1", "d"))
                .build();
    }
}
