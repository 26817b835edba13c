package dev.heed.bench.load;

import dev.heed.model.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Counts what comes out on a topic of one record per entity and hop, and how long after the last reading that it needed
 * was due. An entity's outputs come in order: its i-th is hop i.
 */
public final class OutputCounter implements AutoCloseable {
    private static final String ENTITY = "entity-";

    private final Load load;
    private final SendTimes times;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AtomicLong steps = new AtomicLong();
    private final WriteTimes written = new WriteTimes(System.currentTimeMillis());
    private final long[] hops;
    private final Thread thread;
    /** What is to be added to {@link System#nanoTime()} for ns since the epoch. */
    private final long epochNanos = System.currentTimeMillis() * 1_000_000 - System.nanoTime();

    private volatile @Nullable LatencyHistograms latencies;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException problem;

    /**
     * Begins to count.
     *
     * @param client properties of the Kafka clients
     * @param times when the readings were due
     */
    public OutputCounter(Load load, String topic, Properties client, SendTimes times) {
        this.load = load;
        this.times = times;
        this.hops = new long[load.entities()];
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "none");
        properties.put("enable.auto.commit", "false");
        properties.put("fetch.max.wait.ms", "20");
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(IntStream.range(0, load.partitions())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        thread = new Thread(this::count, "heed-bench-counter");
        thread.start();
    }

    private void count() {
        try {
            while (!closed) {
                var records = consumer.poll(Duration.ofMillis(50));
                long now = System.nanoTime();
                records.forEach(record -> count(record, now));
            }
        } catch (OffsetOutOfRangeException e) {
            problem = Refusal.failure("expected to read the outputs while the broker keeps them, ten times"
                            + " --checkpoint-interval and at least 10 s; found that it has deleted some before they were"
                            + " committed; give a longer interval")
                    .causedBy(e);
        } catch (RuntimeException e) {
            problem = e;
        } finally {
            consumer.close();
        }
    }

    private void count(ConsumerRecord<byte[], byte[]> record, long now) {
        String name = new String(record.key(), StandardCharsets.UTF_8);
        if (!name.startsWith(ENTITY)) {
            return;
        }
        int entity = Integer.parseInt(name.substring(ENTITY.length()));
        long writtenMillis = record.timestamp();
        long lastStep = (hops[entity]++ + 1) * load.hop() - 1;
        LatencyHistograms to = latencies;
        if (to != null) {
            to.record(times.due(entity, lastStep / load.block()), now, writtenMillis * 1_000_000 - epochNanos);
        }
        written.add(writtenMillis, load.hop());
        steps.addAndGet(load.hop());
    }

    /** Steps that came out so far. */
    public AtomicLong steps() {
        return steps;
    }

    /** When they were written. */
    public WriteTimes written() {
        return written;
    }

    /** Throws what ended the counting before its time. */
    public void check() {
        if (problem != null) {
            throw problem;
        }
    }

    /** Where latencies go from now on; null: nowhere. To be read once all steps are out. */
    public void recordTo(@Nullable LatencyHistograms to) {
        latencies = to;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
