package dev.heed.console.notify.courier;

import dev.heed.console.notify.config.DestinationPlan;
import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Place;
import dev.heed.console.notify.progress.PartitionProgress;
import dev.heed.model.refusal.Refusal;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.wire.RecordReader;
import dev.heed.wire.UnreadableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the topic of alerts for one destination and commits what is done. Used by one thread. */
final class AlertReader implements AutoCloseable, ConsumerRebalanceListener {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GOODBYE = Duration.ofSeconds(3);
    /** So long a process that was killed keeps the next one from its partitions; Kafka's own 45 s would delay alerts. */
    private static final String SESSION_MILLIS = "10000";

    private static final String HEARTBEAT_MILLIS = "2000";

    private final AlertSource source;
    private final DestinationPlan plan;
    private final Predicate<SaliencyAlert> reached;
    private final Handover handover;
    private final Journal journal;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordReader<SaliencyAlert> reader;
    private final Map<Integer, PartitionProgress> progress = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();

    /**
     * A reader.
     *
     * @param reached whether the routes send an alert to the destination
     * @param handover told when another process takes partitions over
     */
    AlertReader(
            AlertSource source,
            DestinationPlan plan,
            Predicate<SaliencyAlert> reached,
            Handover handover,
            Journal journal) {
        this.source = source;
        this.reader = source.encoding().reader(SaliencyAlert.class);
        this.plan = plan;
        this.reached = reached;
        this.handover = handover;
        this.journal = journal;
        Properties properties = new Properties();
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        properties.putAll(source.client());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, source.groupOf(plan.name()));
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(source.topic()), this);
    }

    /** What the destination must be told of by records that have come. */
    List<Change> poll(Duration wait) {
        List<Change> changes = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            PartitionProgress partition = progress.get(record.partition());
            if (partition != null) {
                Place place = new Place(record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()));
                partition.take(alert(record), place).ifPresent(changes::add);
            }
        }
        return changes;
    }

    private @Nullable SaliencyAlert alert(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        try {
            return reader.read(record.value());
        } catch (UnreadableRecord e) {
            if (e.problem() == UnreadableRecord.Problem.NOT_YET) {
                throw Refusal.failure(e.getMessage() + "; the alert waits in " + record.topic());
            }
            journal.problem(
                    plan.name(),
                    "%s-%d@%d is left out: %s"
                            .formatted(record.topic(), record.partition(), record.offset(), e.getMessage()));
            return null;
        }
    }

    /** Lets the rest wait in the topic, or reads on. */
    void hold(boolean full) {
        if (full) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
    }

    /** Says that changes were delivered. */
    void done(Collection<Change> changes) {
        for (Change change : changes) {
            for (Place place : change.places()) {
                PartitionProgress partition = progress.get(place.partition());
                if (partition != null) {
                    partition.done(place.offset());
                }
            }
        }
    }

    /** Says that the destination was never told of alerts that it should have been told of. */
    void forget(Collection<Change> changes) {
        changes.stream()
                .filter(change -> change.kind() == Change.Kind.OPEN)
                .forEach(change -> progress.values().forEach(partition -> partition.forget(change.id())));
    }

    /** Open alerts that the destination knows. */
    List<Change> open() {
        return progress.values().stream()
                .flatMap(partition -> partition.open().stream())
                .toList();
    }

    /** Commits how far each partition is, unless that is committed; a broker that does not answer is asked again next time. */
    void commit() {
        Map<TopicPartition, OffsetAndMetadata> news = new HashMap<>();
        progress.forEach((partition, at) -> {
            TopicPartition whole = new TopicPartition(source.topic(), partition);
            OffsetAndMetadata now = at.committable();
            if (!now.equals(committed.get(whole))) {
                news.put(whole, now);
            }
        });
        if (news.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(news, PATIENCE);
            committed.putAll(news);
        } catch (TimeoutException | RebalanceInProgressException | CommitFailedException later) {
            // what is not committed is news again
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Set<TopicPartition> all = new HashSet<>(partitions);
        consumer.partitionsFor(source.topic())
                .forEach(one -> all.add(new TopicPartition(one.topic(), one.partition())));
        Map<TopicPartition, OffsetAndMetadata> known = new HashMap<>(consumer.committed(all));
        known.values().removeIf(java.util.Objects::isNull);
        // a partition that others of the group do not have is a new one: its records are news
        boolean begins = known.isEmpty() && !source.fromBeginning();
        Map<TopicPartition, Long> starts =
                begins ? consumer.endOffsets(partitions) : consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata from =
                    known.getOrDefault(partition, new OffsetAndMetadata(starts.getOrDefault(partition, 0L)));
            PartitionProgress at = PartitionProgress.from(from, reached, plan.updates());
            progress.put(partition.partition(), at);
            consumer.seek(partition, at.startAt());
        }
        commit();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        handover.begins();
        commit();
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            progress.remove(partition.partition());
            committed.remove(partition);
            handover.gone(partition.partition());
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(GOODBYE));
    }
}
