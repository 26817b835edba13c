package dev.heed.cli.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Counts what comes out on the saliency topic, and how long after the last reading that it needed was due. An entity's
 * outputs come in order: its i-th is hop i.
 */
final class Counter implements AutoCloseable {
    private static final String ENTITY = "entity-";

    private final Load load;
    private final SendTimes times;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AtomicLong steps = new AtomicLong();
    private final Histogram latencyMicros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(10), 3);
    private final long[] hops;
    private final Thread thread;
    private volatile boolean recording;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException problem;

    Counter(Load load, String topic, Properties client, SendTimes times) {
        this.load = load;
        this.times = times;
        this.hops = new long[load.entities()];
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put("isolation.level", "read_committed");
        properties.put("group.id", "heed-bench");
        properties.put("auto.offset.reset", "earliest");
        properties.put("fetch.max.wait.ms", "20");
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        thread = new Thread(this::count, "heed-bench-counter");
        thread.start();
    }

    private void count() {
        try {
            countUntilClosed();
        } catch (RuntimeException e) {
            problem = e;
        } finally {
            consumer.close();
        }
    }

    private void countUntilClosed() {
        while (!closed) {
            var records = consumer.poll(Duration.ofMillis(50));
            long now = System.nanoTime();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                String entity = new String(record.key(), StandardCharsets.UTF_8);
                if (entity.startsWith(ENTITY)) {
                    count(Integer.parseInt(entity.substring(ENTITY.length())), now);
                }
            }
        }
    }

    private void count(int entity, long now) {
        long lastStep = (hops[entity]++ + 1) * load.hop() - 1;
        steps.addAndGet(load.hop());
        if (recording) {
            latencyMicros.recordValue(Math.max(0, now - times.due(entity, lastStep / load.block())) / 1_000);
        }
    }

    AtomicLong steps() {
        return steps;
    }

    /** Throws what ended the counting before its time. */
    void check() {
        if (problem != null) {
            throw problem;
        }
    }

    void record(boolean on) {
        recording = on;
    }

    Histogram latencyMicros() {
        return latencyMicros.copy();
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
