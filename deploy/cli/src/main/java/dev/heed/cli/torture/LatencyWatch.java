package dev.heed.cli.torture;

import dev.heed.schemas.Saliency;
import dev.heed.wire.RecordReader;
import dev.heed.wire.SingleObject;
import dev.heed.wire.UnreadableRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How long after the readings that complete it each saliency comes, in a thread of its own: with changes of models under way, and
 * without.
 */
final class LatencyWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordReader<Saliency> reader = new SingleObject().reader(Saliency.class);
    private final Load load;
    private final long completeMicros;
    private final Thread thread = new Thread(this::read, "torture-latency");
    private final List<Long> quiet = new ArrayList<>();
    private final List<Long> switching = new ArrayList<>();
    private volatile Phase phase = Phase.NONE;
    private volatile boolean closed;

    /** What happens meanwhile. */
    enum Phase {
        NONE,
        QUIET,
        SWITCHING
    }

    /**
     * Begins to watch.
     *
     * @param isolation of the consumer: read_uncommitted sees what the job gives, read_committed what its users get
     * @param complete how long after the begin of a hop the reading comes that completes it, in the readings' time
     */
    LatencyWatch(String bootstrapServers, String topic, String isolation, Load load, Duration complete) {
        this.load = load;
        this.completeMicros = complete.toMillis() * 1000;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on records count for another phase. */
    void phase(Phase next) {
        phase = next;
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record, System.nanoTime());
                }
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, long nanos) {
        Phase now = phase;
        if (now == Phase.NONE) {
            return;
        }
        try {
            long time = ChronoUnit.MICROS.between(
                    Instant.EPOCH, reader.read(record.value()).getTime());
            Long written = load.writtenNanos(time + completeMicros);
            if (written != null) {
                (now == Phase.QUIET ? quiet : switching).add(nanos - written);
            }
        } catch (UnreadableRecord e) {
            throw new IllegalStateException(record.topic() + ": " + e.getMessage(), e);
        }
    }

    /** What was seen; after {@link #close}. */
    SwitchReport.Latency result() {
        return new SwitchReport.Latency(
                quiet.size(),
                percentile(quiet, .5),
                percentile(quiet, .99),
                switching.size(),
                percentile(switching, .5),
                percentile(switching, .99));
    }

    private static double percentile(List<Long> nanos, double share) {
        if (nanos.isEmpty()) {
            return Double.NaN;
        }
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * share))) / 1e6;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
