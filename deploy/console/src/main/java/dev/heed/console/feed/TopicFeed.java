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
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a job's topics, committed records only, in a thread of its own and without a consumer group. Topics and partitions
 * that appear later are taken in within half a minute.
 */
public final class TopicFeed implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Topics topics;
    private final Beginning beginning;
    private final Listener listener;
    private final RecordDecoder decoder;
    private final Properties client;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<TopicPartition> known = new HashSet<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private final Thread thread = new Thread(this::read, "topic-feed");
    private volatile boolean closed;

    private TopicFeed(Properties client, Topics topics, Encoding encoding, Beginning beginning, Listener listener) {
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
        TopicFeed feed = new TopicFeed(client, topics, encoding, beginning, listener);
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
            long looked = System.nanoTime() - LOOK_NANOS;
            while (!closed) {
                if (System.nanoTime() - looked >= LOOK_NANOS) {
                    takeIn(from);
                    from = null; // what appears later is new
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

    /** Reads partitions that are not read yet: from the time on, or from their beginnings. */
    private void takeIn(@Nullable Instant from) {
        List<TopicPartition> found = new ArrayList<>();
        Map<String, List<PartitionInfo>> all = consumer.listTopics();
        for (String topic : topics.all()) {
            all.getOrDefault(topic, List.of())
                    .forEach(one -> found.add(new TopicPartition(one.topic(), one.partition())));
        }
        found.removeAll(known);
        if (found.isEmpty()) {
            return;
        }
        known.addAll(found);
        consumer.assign(known);
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
