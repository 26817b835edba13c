package dev.heed.cli.torture;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts the committed records of a topic's first partition as they come, in a thread of its own. */
final class OutputWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::read, "torture-watch");
    private volatile long count;
    private volatile boolean closed;

    OutputWatch(String bootstrapServers, String topic) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(topic, 0)));
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                count += consumer.poll(POLL).count();
            }
        }
    }

    /** Waits until more comes; returns after how many seconds it did, or nothing when it did not in time. */
    OptionalDouble secondsUntilMore(Duration patience) throws InterruptedException {
        long before = count;
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < patience.toNanos()) {
            if (count > before) {
                return OptionalDouble.of((System.nanoTime() - begin) / 1e9);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return OptionalDouble.empty();
    }

    long count() {
        return count;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
