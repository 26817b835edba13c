package dev.heed.cli.infer;

import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.kafka.TopicScan;
import dev.heed.model.refusal.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the newest records of a topic. It joins no group and commits nothing. */
final class TopicSample {
    private TopicSample() {}

    /**
     * As many of each partition's newest records, those without a value left out.
     *
     * @param client properties of a Kafka client
     * @throws Refusal when the topic is not there, cannot be read, or holds nothing
     */
    static Sample read(Properties client, String topic, int most) {
        int partitions;
        try (TopicAdmin topics = new TopicAdmin(client)) {
            topics.require(List.of(topic));
            partitions = topics.partitions(topic).orElse(1);
        }
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        new TopicScan(client, topic).newest(Math.max(1, most / partitions), record -> {
            if (record.value() != null && record.value().length > 0 && records.size() < most) {
                records.add(record);
            }
        });
        if (records.isEmpty()) {
            throw Refusal.failure("topic " + topic + ": expected records to look at, found none");
        }
        records.sort(Comparator.comparingLong(ConsumerRecord::timestamp)); // partitions come one after the other
        return new Sample(topic, true, records);
    }
}
