package dev.heed.cli.demo;

import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records that no job can take, one of each kind: dead letters must tell them apart. */
final class BadRecords {
    private BadRecords() {}

    /** The values of an entity with so many channels. */
    static List<byte[]> values(String entity, int channels, Clock clock) {
        ReadingEncoder encoder = new ReadingEncoder(new SingleObject());
        long now = clock.millis() * 1_000;
        long tomorrow = now + Duration.ofDays(1).toMillis() * 1_000;
        float[] whole = new float[channels];
        byte[] good = encoder.encode(entity, now, 0, null, whole);
        return List.of(
                new byte[0],
                "temperature=21.5".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(good, good.length - 5),
                encoder.encode(entity, now, 0, null, new float[channels + 1]),
                encoder.encode(entity, now, 0, List.of("no-such-channel"), new float[1]),
                encoder.encode(entity, tomorrow, 0, null, whole),
                encoder.encode(entity, 0, 0, null, whole));
    }

    /** Writes those of an entity with so many channels. */
    static void send(String entity, int channels, Properties client, String topic) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] key = ReadingEncoder.key(entity);
            values(entity, channels, Clock.systemUTC())
                    .forEach(value -> producer.send(new ProducerRecord<>(topic, key, value)));
        }
    }
}
