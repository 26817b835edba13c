package dev.heed.console.feed;

import dev.heed.broker.BrokerContact;
import dev.heed.wire.Encoding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a job's topics, committed records only, in a thread of its own and without a consumer group. Topics and partitions
 * that appear later are taken in within half a minute.
 */
public final class TopicFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Topics topics;
    private final Beginning beginning;
    private final long lookNanos;
    private final Listener listener;
    private final RecordDecoder decoder;
    private final Properties client;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<TopicPartition> known = new HashSet<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private final Thread thread = new Thread(this::read, "topic-feed");
    private volatile boolean closed;

    private TopicFeed(
            Properties client,
            Topics topics,
            Encoding encoding,
            Beginning beginning,
            Listener listener,
            Duration look) {
        this.lookNanos = look.toNanos();
        this.client = client;
        this.topics = topics;
        this.beginning = beginning;
        this.listener = listener;
        this.decoder = new RecordDecoder(topics, encoding);
        this.consumer = consumer(client);
    }

    /**
     * Starts to read.
     *
     * @param client properties of a Kafka client
     * @param listener told of every record, by the reading thread
     */
    public static TopicFeed start(
            Properties client, Topics topics, Encoding encoding, Beginning beginning, Listener listener) {
        return start(client, topics, encoding, beginning, listener, LOOK);
    }

    /** The same with another time between its looks for new topics. */
    static TopicFeed start(
            Properties client,
            Topics topics,
            Encoding encoding,
            Beginning beginning,
            Listener listener,
            Duration look) {
        TopicFeed feed = new TopicFeed(client, topics, encoding, beginning, listener, look);
        feed.thread.setDaemon(true);
        feed.thread.start();
        return feed;
    }

    static KafkaConsumer<byte[], byte[]> consumer(Properties client) {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void read() {
        try (consumer) {
            Instant from = beginning.written();
            long looked = System.nanoTime() - lookNanos;
            while (!closed) {
                if (System.nanoTime() - looked >= lookNanos) {
                    if (takesIn(from)) {
                        from = null; // what appears later is new
                    }
                    looked = System.nanoTime();
                }
                if (known.isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
                } else {
                    consumer.poll(POLL).forEach(record -> decoder.tell(record, listener));
                }
            }
            ended.complete(null);
        } catch (WakeupException | InterruptedException e) {
            ended.complete(null);
        } catch (KafkaException e) {
            ended.completeExceptionally(BrokerContact.refusal(client, e));
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }

    /** Takes in what is not read yet; false where a broker that did answer before does not answer now. */
    private boolean takesIn(@Nullable Instant from) {
        try {
            takeIn(from);
            return true;
        } catch (RetriableException e) {
            if (known.isEmpty()) {
                throw e;
            }
            LOG.warn("the broker does not answer ({}); reading goes on when it does", e.getMessage());
            return false;
        }
    }

    /** Reads partitions that are not read yet: from the time on, or from their beginnings. */
    private void takeIn(@Nullable Instant from) {
        List<TopicPartition> found = new ArrayList<>();
        Map<String, List<PartitionInfo>> listed = consumer.listTopics();
        for (String topic : topics.all()) {
            listed.getOrDefault(topic, List.of())
                    .forEach(one -> found.add(new TopicPartition(one.topic(), one.partition())));
        }
        found.removeAll(known);
        if (found.isEmpty()) {
            return;
        }
        Set<TopicPartition> all = new HashSet<>(known);
        all.addAll(found);
        consumer.assign(all);
        Map<TopicPartition, Long> times = new HashMap<>();
        for (TopicPartition partition : found) {
            if (from != null && !topics.isReadWhole(partition.topic())) {
                times.put(partition, from.toEpochMilli());
            }
        }
        List<TopicPartition> whole =
                found.stream().filter(one -> !times.containsKey(one)).toList();
        if (!whole.isEmpty()) {
            consumer.seekToBeginning(whole);
        }
        Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(times);
        offsets.forEach((partition, offset) -> {
            if (offset == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, offset.offset());
            }
        });
        known.addAll(found);
    }

    /** Ends when the feed is closed; completes with a {@link dev.heed.model.refusal.Refusal} when it cannot go on. */
    public CompletableFuture<@Nullable Void> ended() {
        return ended;
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        ended.completeOnTimeout(null, 10, TimeUnit.SECONDS)
                .exceptionally(e -> null)
                .join();
    }
}
