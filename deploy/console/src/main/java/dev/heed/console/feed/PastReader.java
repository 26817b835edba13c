package dev.heed.console.feed;

import dev.heed.wire.Encoding;
import dev.heed.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one entity did in a span of the past. Kafka finds records by the time of their writing only, and replayed
 * readings are older than that: the span is found by bisection over the offsets, for in a partition the readings' times rise
 * but for the lateness.
 */
public final class PastReader {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Properties client;
    private final Topics topics;
    private final Encoding encoding;

    public PastReader(Properties client, Topics topics, Encoding encoding) {
        this.client = client;
        this.topics = topics;
        this.encoding = encoding;
    }

    /**
     * Tells the listener of all records of steps of an entity that begin in a span, one topic after the other; for 15 s at
     * most.
     *
     * @param fromMicros µs since the epoch
     * @param toMicros µs since the epoch
     */
    public void read(String entity, long fromMicros, long toMicros, Listener listener) {
        byte[] key = entity.getBytes(StandardCharsets.UTF_8);
        RecordDecoder decoder = new RecordDecoder(topics, encoding);
        long deadline = System.nanoTime() + MOST_NANOS;
        try (KafkaConsumer<byte[], byte[]> consumer = TopicFeed.consumer(client)) {
            Bisection bisection = new Bisection(consumer, decoder, deadline);
            Map<String, List<PartitionInfo>> all = consumer.listTopics();
            for (String topic : topics.ofSteps()) {
                for (PartitionInfo one : all.getOrDefault(topic, List.of())) {
                    TopicPartition partition = new TopicPartition(topic, one.partition());
                    long first = bisection.first(partition, fromMicros);
                    long end = bisection.first(partition, toMicros);
                    consumer.assign(List.of(partition));
                    consumer.seek(partition, first);
                    while (consumer.position(partition) < end && System.nanoTime() < deadline) {
                        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                            if (record.offset() < end && Arrays.equals(record.key(), key)) {
                                decoder.tell(record, listener);
                            }
                        }
                    }
                }
            }
        }
    }

    /** Finds offsets by the time of the readings. */
    private record Bisection(KafkaConsumer<byte[], byte[]> consumer, RecordDecoder decoder, long deadline) {
        /**
         * The first offset whose record begins at or after the time; the partition's end where there is none. Records that cannot be
         * read have no time and are passed over.
         */
        long first(TopicPartition partition, long micros) {
            List<TopicPartition> one = List.of(partition);
            long low = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
            long high = end;
            consumer.assign(one);
            while (low < high) {
                long middle = (low + high) >>> 1;
                Found found = at(partition, middle, high);
                if (found != null && found.micros() < micros) {
                    low = found.offset() + 1;
                } else {
                    high = middle; // nothing before the time from here on, but the marks of transactions
                }
            }
            return low;
        }

        /** The first record from an offset on that has a time; null where there is none before the end. */
        private @Nullable Found at(TopicPartition partition, long offset, long end) {
            consumer.seek(partition, offset);
            while (consumer.position(partition) < end && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() >= end) {
                        return null;
                    }
                    try {
                        return new Found(record.offset(), decoder.micros(record));
                    } catch (UnreadableRecord e) {
                        // the next one is looked at
                    }
                }
            }
            return null;
        }
    }

    /** A record with the time that it begins at. */
    private record Found(long offset, long micros) {}
}
