package dev.heed.console.notify;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.console.notify.config.NotifyConfig;
import dev.heed.console.notify.courier.AlertSource;
import dev.heed.console.notify.courier.Courier;
import dev.heed.console.notify.courier.Journal;
import dev.heed.console.notify.message.Picture;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.wire.Encoding;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.RecordWriter;
import dev.heed.wire.SingleObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker with a topic of alerts for each test, and couriers that read it. */
final class NotifyRig implements AutoCloseable {
    private static final AtomicInteger TOPICS = new AtomicInteger();

    private final EmbeddedKafka kafka = EmbeddedKafka.start();
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final RecordWriter<SaliencyAlert> writer = new SingleObject().writer(SaliencyAlert.class);

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    Properties client() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", kafka.bootstrapServers());
        return properties;
    }

    /** A topic of its own. */
    String topic(int partitions) {
        String topic = "alerts-" + TOPICS.incrementAndGet();
        try (TopicAdmin topics = new TopicAdmin(client())) {
            topics.create(partitions, List.of(topic));
        }
        return topic;
    }

    void write(String topic, SaliencyAlert... alerts) throws Exception {
        for (SaliencyAlert alert : alerts) {
            producer.send(new ProducerRecord<>(topic, ReadingEncoder.key(alert.getEntity()), writer.encode(alert)))
                    .get();
        }
    }

    <T extends SpecificRecord> void write(String topic, String entity, Class<T> type, T record) throws Exception {
        byte[] value = new SingleObject().writer(type).encode(record);
        producer.send(new ProducerRecord<>(topic, ReadingEncoder.key(entity), value))
                .get();
    }

    void writeBytes(String topic, byte[] bytes) throws Exception {
        producer.send(new ProducerRecord<>(topic, bytes, bytes)).get();
    }

    /** Couriers of all destinations from the oldest alert on. */
    Running start(String topic, String yaml) {
        return start(topic, new SingleObject(), yaml);
    }

    /** Couriers of all destinations from the oldest alert on, of a topic in an encoding. */
    Running start(String topic, Encoding encoding, String yaml) {
        NotifyConfig config = Configs.config(yaml);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        Journal journal = new Journal(out, out, config.secrets()::without, null);
        AlertSource source = new AlertSource(client(), topic, encoding, "g-" + topic, true);
        List<Courier> couriers = config.destinations().stream()
                .map(plan -> Courier.start(source, plan, config, notification -> Picture.missing("a test"), journal))
                .toList();
        return new Running(couriers, said);
    }

    /**
     * What runs.
     *
     * @param said what its journal told
     */
    record Running(List<Courier> couriers, StringWriter said) implements AutoCloseable {
        @Override
        public void close() {
            couriers.forEach(Courier::stop);
            couriers.forEach(courier -> courier.ended().join());
        }
    }

    @Override
    public void close() {
        producer.close();
        kafka.close();
    }
}
