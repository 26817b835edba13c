package dev.heed.cli.kafka;

import java.time.Duration;
import java.util.ArrayList;
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

    /** Properties of a client of a broker. */
    public static Properties client(String bootstrapServers) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
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
