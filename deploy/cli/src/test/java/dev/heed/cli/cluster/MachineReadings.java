package dev.heed.cli.cluster;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.job.Machines;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes the test machines' samples to a topic of two partitions, and what a stranger might write beside them. */
final class MachineReadings implements AutoCloseable {
    static final String TOPIC = "sensor-readings";
    static final int PARTITIONS = 2;

    private final KafkaProducer<byte[], byte[]> producer;
    private final ReadingEncoder encoder = new ReadingEncoder(new SingleObject());

    MachineReadings(String bootstrapServers) {
        Properties client = KafkaFixture.client(bootstrapServers);
        client.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, "8000000");
        producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Samples of all machines, steps [from, to), in the order of time. */
    void samples(int from, int to) {
        for (int step = from; step < to; step++) {
            for (int entity = 0; entity < Machines.ENTITIES; entity++) {
                String name = "machine-" + entity;
                byte[] value = encoder.encode(name, Machines.micros(step), 0, null, Machines.values(entity, step));
                write(entity % PARTITIONS, ReadingEncoder.key(name), value);
            }
        }
        producer.flush();
    }

    /** Moves time on in every partition, past the steps before. */
    void moveTimeTo(int step) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            String name = "clock-" + partition;
            byte[] value = encoder.encode(name, Machines.micros(step), 0, null, new float[] {1, 1, 1});
            write(partition, ReadingEncoder.key(name), value);
        }
        producer.flush();
    }

    Future<RecordMetadata> write(int partition, byte @Nullable [] key, byte @Nullable [] value) {
        return producer.send(new ProducerRecord<>(TOPIC, partition, key, value));
    }

    Future<RecordMetadata> write(int partition, Poison poison) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(TOPIC, partition, poison.key(), poison.value());
        poison.headers().forEach(header -> record.headers().add(header.key(), header.value()));
        return producer.send(record);
    }

    @Override
    public void close() {
        producer.close();
    }
}
