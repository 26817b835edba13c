package dev.heed.cli.kafka;

import dev.heed.broker.BrokerContact;
import dev.heed.model.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a topic holds now, as far as it is committed: each partition in its order. Joins no group and commits nothing. */
public final class TopicScan {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Properties client;
    private final String topic;

    /** Where to begin in each partition, given where each ends. */
    private interface Begin {
        Map<TopicPartition, Long> offsets(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends);
    }

    /**
     * A scan.
     *
     * @param client properties of a Kafka client
     * @param topic that is there
     */
    public TopicScan(Properties client, String topic) {
        this.client = new Properties();
        this.client.putAll(client);
        this.client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.topic = topic;
    }

    /**
     * Gives out all records.
     *
     * @throws Refusal when the topic cannot be read
     */
    public void all(Consumer<ConsumerRecord<byte[], byte[]>> take) {
        scan((consumer, ends) -> consumer.beginningOffsets(ends.keySet()), take);
    }

    /** Gives out each partition's records among its last offsets; where transactions end, there is an offset without a record. */
    public void newest(long offsets, Consumer<ConsumerRecord<byte[], byte[]>> take) {
        scan(
                (consumer, ends) -> {
                    Map<TopicPartition, Long> begins = new HashMap<>(consumer.beginningOffsets(ends.keySet()));
                    begins.replaceAll(
                            (partition, begin) -> Math.max(begin, ends.getOrDefault(partition, 0L) - offsets));
                    return begins;
                },
                take);
    }

    /**
     * Gives out the records from the first on that was written at a time or later, by their timestamps; all of a partition
     * without such a timestamp.
     */
    public void since(Instant written, Consumer<ConsumerRecord<byte[], byte[]>> take) {
        scan(
                (consumer, ends) -> {
                    Map<TopicPartition, Long> begins = new HashMap<>(consumer.beginningOffsets(ends.keySet()));
                    Map<TopicPartition, Long> times = new HashMap<>();
                    ends.keySet().forEach(partition -> times.put(partition, Math.max(0, written.toEpochMilli())));
                    consumer.offsetsForTimes(times).forEach((partition, found) -> {
                        if (found != null) {
                            begins.put(partition, found.offset());
                        }
                    });
                    return begins;
                },
                take);
    }

    private void scan(Begin begin, Consumer<ConsumerRecord<byte[], byte[]>> take) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            begin.offsets(consumer, ends).forEach(consumer::seek);
            long patience = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
                    if (end != null
                            && record.offset() < end) { // a topic that grows faster than it is read has an end, too
                        take.accept(record);
                    }
                }
                if (!records.isEmpty()) {
                    patience = System.nanoTime() + PATIENCE.toNanos();
                } else if (System.nanoTime() > patience) {
                    throw Refusal.failure(
                            "topic %s: expected to read to its end, found no record for %d s; is the broker well?"
                                    .formatted(topic, PATIENCE.toSeconds()));
                }
            }
        } catch (KafkaException e) {
            throw BrokerContact.refusal(client, e);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
    }
}
