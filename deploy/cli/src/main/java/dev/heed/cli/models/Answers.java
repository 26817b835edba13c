package dev.heed.cli.models;

import dev.heed.broker.BrokerContact;
import dev.heed.model.refusal.Refusal;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import dev.heed.wire.Encoding;
import dev.heed.wire.RecordReader;
import dev.heed.wire.UnreadableRecord;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** What jobs say of updates from now on. For one thread. */
final class Answers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final RecordReader<ModelStatus> reader;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Properties client = new Properties();

    /**
     * Begins to listen: to be made before the update is sent.
     *
     * @throws Refusal when the topic cannot be read
     */
    Answers(Properties client, String topic, Encoding encoding) {
        this.reader = encoding.reader(ModelStatus.class);
        this.client.putAll(client);
        this.client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.consumer = new KafkaConsumer<>(this.client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.endOffsets(partitions).forEach(consumer::seek);
        } catch (KafkaException e) {
            consumer.close();
            throw BrokerContact.refusal(this.client, e);
        }
    }

    /**
     * Waits for the last thing that is said of an update.
     *
     * @param partition where its record is
     * @param offset of its record
     * @param each is told all that is said
     * @return the last that was said in time; null where nothing was
     */
    @Nullable
    ModelStatus await(int partition, long offset, Duration patience, Consumer<ModelStatus> each) {
        ModelStatus last = null;
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (System.nanoTime() < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    ModelStatus status = read(record);
                    if (status != null && status.getPartition() == partition && status.getOffset() == offset) {
                        each.accept(status);
                        last = status;
                        if (isLast(status)) {
                            return status;
                        }
                    }
                }
            }
        } catch (KafkaException e) {
            throw BrokerContact.refusal(client, e);
        }
        return last;
    }

    /** Whether nothing more is to come. */
    static boolean isLast(ModelStatus status) {
        return status.getState() == UpdateState.ACTIVE
                || status.getState() == UpdateState.REFUSED
                || status.getMode() == UpdateMode.PUBLISH
                        && status.getState() == UpdateState.LOADED
                        && status.getSubtasks() >= status.getOf();
    }

    private @Nullable ModelStatus read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null ? null : reader.read(record.value());
        } catch (UnreadableRecord e) {
            return null; // another one's
        }
    }

    /** Leaves at once who was interrupted. */
    @Override
    public void close() {
        boolean wasInterrupted = Thread.interrupted();
        consumer.close(CloseOptions.timeout(wasInterrupted ? Duration.ZERO : PATIENCE));
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
