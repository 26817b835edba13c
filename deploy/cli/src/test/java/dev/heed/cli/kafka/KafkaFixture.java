package dev.heed.cli.kafka;

import dev.heed.cli.rig.KafkaProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What tests need of a broker. */
public final class KafkaFixture {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private KafkaFixture() {}

    /** A broker with a listener behind a proxy, and times after which it aborts a transaction that suit a test. */
    public static EmbeddedKafka behind(KafkaProxy proxy) {
        return EmbeddedKafka.start(properties -> {
            Map<String, String> more = new HashMap<>(proxy.settings(properties));
            more.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
            return more;
        });
    }

    /** Properties of a client of a broker. */
    public static Properties client(String bootstrapServers) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }

    /** How many records a topic of one partition holds, those of open transactions and markers included. */
    public static long written(String bootstrapServers, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
    }

    /** The records of a topic of one partition that are committed now. */
    public static List<ConsumerRecord<byte[], byte[]>> all(String bootstrapServers, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** The first committed records of a topic, as many as are asked for or as come within half a minute. */
    public static List<ConsumerRecord<String, byte[]>> read(
            String bootstrapServers, String topic, int partitions, int count) {
        return read(bootstrapServers, topic, partitions, count, PATIENCE);
    }

    /** The first committed records of a topic, as many as are asked for or as come in time. */
    public static List<ConsumerRecord<String, byte[]>> read(
            String bootstrapServers, String topic, int partitions, int count, Duration patience) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = IntStream.range(0, partitions)
                    .mapToObj(p -> new TopicPartition(topic, p))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long end = System.nanoTime() + patience.toNanos();
            while (records.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
