package dev.heed.job;

import dev.heed.ingest.InvalidReading;
import dev.heed.ingest.UpdateDecoder;
import dev.heed.models.UpdateRequest;
import dev.heed.wire.Encoding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands in a topic of updates when a job starts. */
final class UpdatesLog {
    private static final Logger LOG = LoggerFactory.getLogger(UpdatesLog.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private UpdatesLog() {}

    /** All updates in the order of the topic; what is none is passed over, since the job tells of it. */
    static List<UpdateRequest> read(Properties client, String topic, Encoding encoding) {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        List<UpdateRequest> updates = new ArrayList<>();
        UpdateDecoder decoder = new UpdateDecoder(encoding);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    try {
                        updates.addAll(decoder.requests(record));
                    } catch (InvalidReading e) {
                        LOG.warn("{}-{}@{}: {}", topic, record.partition(), record.offset(), e.getMessage());
                    }
                }
            }
        }
        return updates;
    }
}
