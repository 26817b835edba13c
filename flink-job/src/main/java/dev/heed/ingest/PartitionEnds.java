package dev.heed.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which partitions are idle: those without a record for a while of which the broker says that nothing lies
 * beyond what was read. A partition whose broker does not answer is not idle: it may hold records that nobody has read. Nor
 * does it count as silent: what its producers could not write yet comes once the broker is back, to one partition sooner
 * than to the other.
 *
 * <p>A thread of its own asks the broker once a second. What it counts is what a read_committed consumer can see;
 * transaction markers, and offsets that compaction left empty, are passed over.
 */
final class PartitionEnds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionEnds.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final long NOWHERE = Long.MIN_VALUE;

    private final Duration idleTimeout;
    private final Duration round;
    private final Consumer<byte[], byte[]> consumer;
    private final Runnable onChange;
    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private long watchedNanos = System.nanoTime();
    private volatile boolean withoutPartitions;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "heed-partition-ends");

    /**
     * A partition. Its reader writes the position and its doubts, the thread of the ends writes the rest.
     *
     * @see KafkaPartitionSplit for the negative positions
     */
    static final class Watched {
        private final TopicPartition partition;
        private final Duration idleTimeout;
        private volatile long position;
        private volatile long heard; // the position behind the last record that was not left out
        private volatile long idleAt = NOWHERE;
        private volatile long doubtedNanos = System.nanoTime();
        private long seenHeard;
        private long seenNanos = System.nanoTime();
        private long emptyUntil = -1; // nothing lies between the position of the last look and here

        private Watched(TopicPartition partition, Duration idleTimeout, long position) {
            this.partition = partition;
            this.idleTimeout = idleTimeout;
            this.position = position;
            this.heard = position;
            this.seenHeard = position;
        }

        /** A record was read. */
        void read(long offset) {
            position = offset + 1;
            heard = offset + 1;
        }

        /** A record was left out: it lies behind the reader, and yet the partition is as silent as before. */
        void pass(long offset) {
            position = offset + 1;
        }

        /** Whether it was idle when the broker was last asked, and nothing was heard since. */
        boolean isIdle() {
            return idleAt == heard;
        }

        /** Whether it is idle counts as unknown until the broker is asked anew. */
        void doubt() {
            doubtedNanos = System.nanoTime();
            idleAt = NOWHERE;
        }

        /** Whether nothing was heard since it was looked at last. */
        private boolean isQuiet() {
            long current = heard;
            if (current == seenHeard) {
                return true;
            }
            seenHeard = current;
            emptyUntil = -1;
            return false;
        }

        private boolean isSilent(long now) {
            return now - seenNanos >= idleTimeout.toNanos();
        }
    }

    /**
     * Asks for nothing before {@link #start}.
     *
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     * @param idleTimeout how long a partition is silent before it can be idle
     * @param onChange is run after a round that changed what is idle
     */
    PartitionEnds(Properties client, Duration idleTimeout, Runnable onChange) {
        this.idleTimeout = idleTimeout;
        this.round = idleTimeout.compareTo(ROUND) < 0 ? idleTimeout : ROUND;
        this.consumer = new KafkaConsumer<>(own(client), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.onChange = onChange;
        thread.setDaemon(true);
    }

    private static Properties own(Properties client) {
        Properties own = new Properties();
        own.putAll(client);
        own.keySet().removeAll(Set.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.CLIENT_ID_CONFIG));
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
        own.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1");
        own.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "1024");
        return own;
    }

    void start() {
        thread.start();
    }

    /**
     * Watches a partition from now on.
     *
     * @param position of its reader: the offset of the record that it takes next
     */
    Watched watch(TopicPartition partition, long position) {
        return watch(partition, idleTimeout, position);
    }

    /** The same, but it may be idle after another silence. */
    Watched watch(TopicPartition partition, Duration after, long position) {
        Watched added = new Watched(partition, after, position);
        watched.add(added);
        return added;
    }

    /** Watches a partition no more. */
    void forget(Watched partition) {
        watched.remove(partition);
    }

    /** Whether there was no partition to watch for as long as one must be silent to be idle. */
    boolean isWithoutPartitions() {
        return withoutPartitions;
    }

    private void run() {
        try (consumer) {
            while (!closed.await(round.toMillis(), TimeUnit.MILLISECONDS)) {
                if (askedAnew()) {
                    onChange.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for all quiet partitions, and tells whether that changed what is idle. */
    private boolean askedAnew() {
        long now = System.nanoTime();
        boolean changed = countedAnew(now);
        Set<TopicPartition> quiet = watched.stream()
                .filter(Watched::isQuiet)
                .map(partition -> partition.partition)
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> ends = quiet.isEmpty() ? Map.of() : ends(quiet);
        for (Watched partition : watched) {
            Long end = ends.get(partition.partition);
            if (end == null) {
                partition.seenNanos = System.nanoTime();
            }
            boolean idle =
                    end != null && partition.isSilent(now) && isRead(partition, end) && now > partition.doubtedNanos;
            long idleAt = idle ? partition.seenHeard : NOWHERE;
            changed |= idleAt != partition.idleAt;
            partition.idleAt = idleAt;
        }
        return changed;
    }

    private boolean countedAnew(long now) {
        if (!watched.isEmpty()) {
            watchedNanos = now;
        }
        boolean before = withoutPartitions;
        withoutPartitions = now - watchedNanos >= idleTimeout.toNanos();
        return withoutPartitions != before;
    }

    /** The ends of partitions, or none where the broker does not answer in time. */
    private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        try {
            consumer.assign(partitions); // it warns of ends of partitions that it does not have
            return consumer.endOffsets(partitions, ROUND);
        } catch (KafkaException e) {
            LOG.debug("no answer about the ends of {}", partitions, e);
            return Map.of();
        }
    }

    private boolean isRead(Watched partition, long end) {
        long position = partition.position;
        if (position == KafkaPartitionSplit.LATEST_OFFSET || Math.max(position, partition.emptyUntil) >= end) {
            return true;
        }
        try {
            consumer.assign(Set.of(partition.partition));
            consumer.seek(partition.partition, Math.max(position, 0));
            if (consumer.poll(ROUND).isEmpty()) {
                partition.emptyUntil = consumer.position(partition.partition, ROUND);
            }
        } catch (KafkaException e) {
            LOG.debug("no answer about what lies beyond {} of {}", position, partition.partition, e);
        }
        return partition.emptyUntil >= end;
    }

    /** Ends the thread and its consumer. */
    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        consumer.wakeup();
        thread.join(2 * ROUND.toMillis());
    }
}
