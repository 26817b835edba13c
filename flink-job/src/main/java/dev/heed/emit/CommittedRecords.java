package dev.heed.emit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at the output topics as their readers see them, and at how far the input was read. */
final class CommittedRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Properties client;
    private final String group;

    /**
     * Connects at each question: they are rare.
     *
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     * @param group consumer group of the input
     */
    CommittedRecords(Properties client, String group) {
        this.client = client;
        this.group = group;
    }

    /**
     * Whether readers of committed records see those of a transaction, or saw them before retention deleted them.
     *
     * @throws FlinkRuntimeException when that is open still, or the broker does not answer
     */
    boolean has(AddressedTransaction transaction) {
        TopicPartition partition = transaction.partition();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, transaction.offset());
            while (System.nanoTime() < deadline) {
                List<ConsumerRecord<byte[], byte[]>> seen =
                        consumer.poll(Duration.ofSeconds(1)).records(partition);
                if (!seen.isEmpty() || consumer.position(partition) > transaction.offset()) {
                    return !seen.isEmpty() && seen.get(0).offset() == transaction.offset();
                }
            }
        }
        throw new FlinkRuntimeException("expected transaction " + transaction.getTransactionalId()
                + " to be committed or aborted, found it open, or another one before it in " + partition
                + "; `heed check`"
                + " lists open ones");
    }

    private Consumer<byte[], byte[]> consumer() {
        Properties own = new Properties();
        own.putAll(client);
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The offsets of the input up to which all outputs are committed, such as {@code sensor-readings-0@1200}. */
    String inputOffsets() throws Exception {
        try (Admin admin = Admin.create(client)) {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return offsets.isEmpty()
                    ? "the begin of the topics"
                    : offsets.entrySet().stream()
                            .map(partition -> partition.getKey() + "@"
                                    + partition.getValue().offset())
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
    }
}
