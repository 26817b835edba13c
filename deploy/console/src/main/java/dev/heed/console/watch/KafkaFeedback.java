package dev.heed.console.watch;

import dev.heed.console.feed.Verdict;
import dev.heed.console.web.FeedbackWriter;
import dev.heed.model.refusal.Refusal;
import dev.heed.wire.Encoding;
import dev.heed.wire.FeedbackEncoder;
import dev.heed.wire.ReadingEncoder;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes verdicts to their topic. For several threads. */
final class KafkaFeedback implements FeedbackWriter, AutoCloseable {
    private static final int ANSWER_SECONDS = 15;

    private final String topic;
    private final FeedbackEncoder encoder;
    private final KafkaProducer<byte[], byte[]> producer;

    KafkaFeedback(Properties client, String topic, Encoding encoding) {
        this.topic = topic;
        this.encoder = new FeedbackEncoder(encoding);
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Integer.toString(ANSWER_SECONDS * 1_000));
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized void write(String entity, Verdict verdict) {
        Long until = verdict.until();
        byte[] value = encoder.encode(
                entity,
                verdict.alert(),
                verdict.verdict(),
                verdict.effective() * 1_000,
                until == null ? 0 : until * 1_000,
                verdict.note());
        try {
            producer.send(new ProducerRecord<>(topic, ReadingEncoder.key(entity), value))
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("interrupted while writing to " + topic);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw Refusal.failure("expected to write to topic %s, found: %s".formatted(topic, cause.getMessage()))
                    .causedBy(cause);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
