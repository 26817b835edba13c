package dev.heed.console.notify.picture;

import dev.heed.schemas.Forecast;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.WeightedFeatures;
import dev.heed.wire.Encoding;
import dev.heed.wire.Micros;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.RecordReader;
import dev.heed.wire.UnreadableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads what was written of an entity shortly before its alert: farther and farther back, until there are enough steps before it or no
 * time is left. Kafka's timestamps are when the job wrote; how long a step is shows only when one was read.
 */
final class LookBack {
    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration FARTHEST = Duration.ofHours(6);
    private static final Duration AFTER = Duration.ofSeconds(2);
    private static final int FARTHER = 5;
    private static final int ENOUGH = 120;
    private static final int MOST_BEFORE = 160;
    private static final int MOST_FROM = 240;

    private final PictureTopics topics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final long deadline;
    private final SaliencyAlert alert;
    private final byte[] key;
    private final Readers readers;

    private LookBack(
            Properties client, Encoding encoding, PictureTopics topics, Duration patience, SaliencyAlert alert) {
        this.topics = topics;
        this.readers = new Readers(encoding);
        this.deadline = System.nanoTime() + patience.toNanos();
        this.alert = alert;
        this.key = ReadingEncoder.key(alert.getEntity());
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(patience.toMillis()));
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(patience.toMillis()));
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * What the topics say around an alert, as far as it can be read in time.
     *
     * @param encoding of the topics
     * @param written when the alert's record was
     * @param patience for all of it
     */
    static AroundAlert read(
            Properties client,
            Encoding encoding,
            PictureTopics topics,
            Duration patience,
            SaliencyAlert alert,
            Instant written) {
        LookBack look = new LookBack(client, encoding, topics, patience, alert);
        try (look.consumer) {
            return look.read(written);
        }
    }

    private AroundAlert read(Instant written) {
        Map<TopicPartition, Long> ends = ends(written);
        long began = Micros.of(alert.getStarted());
        AroundAlert best = new AroundAlert();
        for (Duration back = FIRST; back.compareTo(FARTHEST) <= 0; back = back.multipliedBy(FARTHER)) {
            Optional<AroundAlert> found = read(written.minus(back), ends);
            if (found.isEmpty()) {
                break; // out of time: what was read before is whole
            }
            boolean isAll = back.multipliedBy(FARTHER).compareTo(FARTHEST) > 0;
            best = found.get();
            if (best.came().headMap(began).size() >= ENOUGH || isAll) {
                break;
            }
        }
        best.keepAround(began, MOST_BEFORE, MOST_FROM);
        return best;
    }

    /** The partitions that hold the entity, with their ends a little after the alert. */
    private Map<TopicPartition, Long> ends(Instant written) {
        Map<TopicPartition, Long> asked = new HashMap<>();
        for (String topic : topics.all()) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic);
            if (partitions.isEmpty()) {
                throw new UnknownTopicOrPartitionException("there is no topic " + topic);
            }
            int partition = Utils.toPositive(Utils.murmur2(key)) % partitions.size(); // as Kafka's producers do
            asked.put(new TopicPartition(topic, partition), written.plus(AFTER).toEpochMilli());
        }
        consumer.assign(asked.keySet());
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(asked.keySet()));
        consumer.offsetsForTimes(asked).forEach((partition, found) -> {
            if (found != null) {
                ends.merge(partition, found.offset(), Math::min);
            }
        });
        return ends;
    }

    private Optional<AroundAlert> read(Instant from, Map<TopicPartition, Long> ends) {
        AroundAlert around = new AroundAlert();
        RecordSteps steps = new RecordSteps(alert, around);
        Map<TopicPartition, Long> asked = new HashMap<>();
        ends.keySet().forEach(partition -> asked.put(partition, from.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(asked);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? end : Math.min(end, start.offset()));
        });
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                return Optional.empty();
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                if (Arrays.equals(record.key(), key)) {
                    take(record, steps);
                }
            }
        }
        return Optional.of(around);
    }

    private void take(ConsumerRecord<byte[], byte[]> record, RecordSteps steps) {
        try {
            if (record.topic().equals(topics.weightedFeatures())) {
                steps.take(readers.features.read(record.value()));
            } else if (record.topic().equals(topics.saliency())) {
                steps.take(readers.saliency.read(record.value()));
            } else {
                steps.take(readers.forecasts.read(record.value()));
            }
        } catch (UnreadableRecord e) {
            // a step less
        }
    }

    private static final class Readers {
        private final RecordReader<WeightedFeatures> features;
        private final RecordReader<Saliency> saliency;
        private final RecordReader<Forecast> forecasts;

        private Readers(Encoding encoding) {
            this.features = encoding.reader(WeightedFeatures.class);
            this.saliency = encoding.reader(Saliency.class);
            this.forecasts = encoding.reader(Forecast.class);
        }
    }
}
