package dev.heed.cli.infer;

import dev.heed.broker.BrokerContact;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.model.refusal.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the newest records of a topic. It joins no group and commits nothing. */
final class TopicSample {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private TopicSample() {}

    /**
     * As many of each partition's newest records, those without a value left out.
     *
     * @param client properties of a Kafka client
     * @throws Refusal when the topic is not there, cannot be read, or holds nothing
     */
    static Sample read(Properties client, String topic, int most) {
        try (TopicAdmin topics = new TopicAdmin(client)) {
            topics.require(List.of(topic));
        }
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            int each = Math.max(1, most / partitions.size());
            ends.forEach((partition, end) ->
                    consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - each)));
            long patience = System.nanoTime() + PATIENCE_NANOS;
            while (System.nanoTime() < patience
                    && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> {
                    if (record.value() != null && record.value().length > 0 && records.size() < most) {
                        records.add(record);
                    }
                });
            }
        } catch (KafkaException e) {
            throw BrokerContact.refusal(client, e);
        }
        if (records.isEmpty()) {
            throw Refusal.failure("topic " + topic + ": expected records to look at, found none");
        }
        records.sort(Comparator.comparingLong(ConsumerRecord::timestamp)); // partitions come one after the other
        return new Sample(topic, true, records);
    }
}
