package dev.heed.cli.models;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.UpdateState;
import dev.heed.wire.SingleObject;
import dev.heed.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Answers each update of a topic of one partition with states that a test says, as a job does. */
public final class AnsweringJob implements AutoCloseable {
    private final String broker;
    private final String states;
    private final AtomicBoolean ends = new AtomicBoolean();
    private final Thread thread;

    public AnsweringJob(
            String broker, String updates, String states, Function<ModelUpdate, List<ModelStatus.Builder>> answers) {
        this.broker = broker;
        this.states = states;
        this.thread = new Thread(() -> run(updates, answers), "answering-job");
        thread.start();
    }

    /** A state of an update. */
    public static ModelStatus.Builder state(UpdateState state, int subtasks) {
        return ModelStatus.newBuilder().setState(state).setSubtasks(subtasks).setOf(2);
    }

    private void run(String updates, Function<ModelUpdate, List<ModelStatus.Builder>> answers) {
        TopicPartition partition = new TopicPartition(updates, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        KafkaFixture.client(broker), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        KafkaFixture.client(broker), new ByteArraySerializer(), new ByteArraySerializer())) {
            consumer.assign(List.of(partition));
            consumer.endOffsets(List.of(partition)).forEach(consumer::seek);
            while (!ends.get()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    ModelUpdate update = read(record.value());
                    for (ModelStatus.Builder answer : answers.apply(update)) {
                        producer.send(new ProducerRecord<>(
                                states,
                                update.getName().getBytes(StandardCharsets.UTF_8),
                                new SingleObject()
                                        .writer(ModelStatus.class)
                                        .encode(completed(answer, update, record))));
                    }
                    producer.flush();
                }
            }
        }
    }

    private static ModelStatus completed(
            ModelStatus.Builder answer, ModelUpdate update, ConsumerRecord<byte[], byte[]> record) {
        if (!answer.hasVersion()) {
            answer.setVersion(update.getVersion());
        }
        return answer.setName(update.getName())
                .setDigest(update.getDigest())
                .setMode(update.getMode())
                .setShare(update.getShare())
                .setIssued(update.getIssued())
                .setEffective(update.getEffective())
                .setPartition(record.partition())
                .setOffset(record.offset())
                .setTime(Instant.EPOCH)
                .build();
    }

    public static ModelUpdate read(byte[] value) {
        try {
            return new SingleObject().reader(ModelUpdate.class).read(value);
        } catch (UnreadableRecord e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        ends.set(true);
        thread.join();
    }
}
