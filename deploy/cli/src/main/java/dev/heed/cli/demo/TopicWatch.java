package dev.heed.cli.demo;

import dev.heed.emit.OutputTopics;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.wire.RecordReader;
import dev.heed.wire.SingleObject;
import dev.heed.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads all output topics from their beginning, committed records only, in a thread of its own. */
final class TopicWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final OutputTopics topics;
    private final Consumer<SaliencyAlert> alerts;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordReader<SaliencyAlert> reader = new SingleObject().reader(SaliencyAlert.class);
    private final Map<String, Long> records = new ConcurrentHashMap<>();
    private final Map<String, Long> reasons = new ConcurrentHashMap<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private final Thread thread = new Thread(this::read, "topic-watch");

    private TopicWatch(Properties client, OutputTopics topics, Consumer<SaliencyAlert> alerts) {
        this.topics = topics;
        this.alerts = alerts;
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Starts to read.
     *
     * @param client properties of a Kafka client
     * @param topics which must exist
     * @param alerts told of every alert record, by the reading thread
     */
    static TopicWatch start(Properties client, OutputTopics topics, Consumer<SaliencyAlert> alerts) {
        TopicWatch watch = new TopicWatch(client, topics, alerts);
        List<TopicPartition> partitions = topics.all().stream()
                .flatMap(topic -> watch.consumer.partitionsFor(topic).stream())
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
        watch.consumer.assign(partitions);
        watch.consumer.seekToBeginning(partitions);
        watch.thread.start();
        return watch;
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL).forEach(this::take);
            }
        } catch (WakeupException closed) {
            // this is how close() ends the reading
        } finally {
            ended.complete(null);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        records.merge(record.topic(), 1L, Long::sum);
        if (record.topic().equals(topics.alerts())) {
            alerts.accept(alert(record.value()));
        } else if (record.topic().equals(topics.deadLetters())) {
            Header reason = record.headers().lastHeader("heed.error.reason");
            String text = reason == null ? "no reason" : new String(reason.value(), StandardCharsets.UTF_8);
            reasons.merge(text, 1L, Long::sum);
        }
    }

    private SaliencyAlert alert(byte[] value) {
        try {
            return reader.read(value);
        } catch (UnreadableRecord e) {
            throw new IllegalStateException(topics.alerts() + ": " + e.getMessage(), e);
        }
    }

    /** Records seen of a topic so far. */
    long count(String topic) {
        return records.getOrDefault(topic, 0L);
    }

    /** Dead letters seen so far, by their reason. */
    Map<String, Long> deadLetters() {
        return Map.copyOf(reasons);
    }

    @Override
    public void close() {
        consumer.wakeup();
        ended.completeOnTimeout(null, 10, TimeUnit.SECONDS).join();
    }
}
