package dev.heed.cli.replay;

import dev.heed.model.refusal.Refusal;
import dev.heed.wire.Encoding;
import dev.heed.wire.ReadingEncoder;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes blocks as sensor readings, idempotently and in order. Used by one thread. */
final class ReadingProducer implements AutoCloseable {
    private final ReadingEncoder encoder;
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final @Nullable List<String> channels;

    /**
     * A producer.
     *
     * @param client properties of a Kafka client
     * @param channels names of a row's values; null: the model's in its order
     * @param encoding of the records
     * @throws Refusal of a preflight check when the properties are wrong
     */
    ReadingProducer(Properties client, String topic, @Nullable List<String> channels, Encoding encoding) {
        this.encoder = new ReadingEncoder(encoding);
        Properties properties = new Properties();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, "262144");
        properties.putAll(client);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        try {
            this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw Refusal.preflight("expected settings that a Kafka producer takes, found: " + cause.getMessage())
                    .causedBy(e);
        }
        this.topic = topic;
        this.channels = channels;
    }

    /**
     * Sends a block; it may still be under way.
     *
     * @throws Refusal when an earlier one could not be written
     */
    void send(Block block) {
        requireNoFailure();
        byte[] value =
                encoder.encode(block.entity(), block.timeMicros(), block.periodMicros(), channels, block.values());
        // Kafka's own timestamp stays the time of writing: a topic's retention goes by it, and a file may be years old.
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, ReadingEncoder.key(block.entity()), value);
        try {
            producer.send(record, (written, problem) -> failed.compareAndSet(null, problem));
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            failed.compareAndSet(null, e);
        }
    }

    /**
     * Waits until everything is written, even when interrupted.
     *
     * @throws Refusal when something could not be written
     */
    void flush() {
        CompletableFuture.runAsync(producer::flush).join();
        requireNoFailure();
    }

    private void requireNoFailure() {
        Exception problem = failed.get();
        if (problem != null) {
            throw Refusal.failure("expected to write to topic %s, found: %s; what was written before stays"
                            .formatted(topic, problem.getMessage()))
                    .causedBy(problem);
        }
    }

    @Override
    public void close() {
        CompletableFuture.runAsync(producer::close).join();
    }
}
