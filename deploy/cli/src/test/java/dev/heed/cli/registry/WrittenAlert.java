package dev.heed.cli.registry;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.Cause;
import dev.heed.schemas.CauseKind;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import dev.heed.wire.Encoding;
import dev.heed.wire.ReadingEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An alert that is told in several encodings, and how it is written. */
public final class WrittenAlert {
    /** What the programs in deploy/consumers print of it: entity, state, time, score, and the channel of the first cause. */
    public static final String LINE = "Pumpe Süd\tOPEN\t2026-01-31T12:00:00.000001Z\t3.5\tDruck";

    private WrittenAlert() {}

    /** The alert. */
    public static SaliencyAlert alert() {
        Instant time = Instant.parse("2026-01-31T12:00:00.000001Z");
        return new SaliencyAlert(
                "id",
                "Pumpe Süd",
                AlertState.OPEN,
                Severity.HIGH,
                time,
                time,
                3.5f,
                1.25f,
                List.of(new Cause("Druck", 1f, time, time, null, null, null, "bar", CauseKind.SPIKE, false)),
                new ModelRef("pumps", "1", "abc"),
                List.of(),
                "text",
                null,
                0);
    }

    /** As the job does, in a transaction: its mark is in the topic, too. */
    public static void write(EmbeddedKafka kafka, String topic, Encoding encoding) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of(topic));
        }
        Properties client = KafkaFixture.client(kafka.bootstrapServers());
        client.put("transactional.id", topic);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            byte[] value = encoding.writer(SaliencyAlert.class).encode(alert());
            producer.send(new ProducerRecord<>(topic, ReadingEncoder.key("Pumpe Süd"), value));
            producer.commitTransaction();
        }
    }
}
