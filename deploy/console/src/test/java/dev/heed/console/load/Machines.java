package dev.heed.console.load;

import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Machines of eight channels that are read ten times a second, each reading a record. */
final class Machines implements AutoCloseable {
    static final int STEP_MILLIS = 100;
    private static final int CHANNELS = 8;
    private static final int TRAINING_ROWS = 12_000;

    private final List<String> names;
    private final Random random = new Random(7);
    private final KafkaProducer<byte[], byte[]> producer;
    private final ReadingEncoder encoder = new ReadingEncoder(new SingleObject());
    private final Thread thread = new Thread(this::write, "machines");
    private volatile boolean closed;

    Machines(int count, String bootstrapServers) {
        this.names =
                IntStream.range(0, count).mapToObj("machine-%03d"::formatted).toList();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "2"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        thread.start();
    }

    /** Rows to train on. */
    static void writeRows(Path file) throws IOException {
        Random random = new Random(8);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("time," + String.join(",", channels()));
            for (int row = 0; row < TRAINING_ROWS; row++) {
                out.print(1_700_000_000_000L + (long) row * STEP_MILLIS);
                for (float value : values(row, random)) {
                    out.print("," + value);
                }
                out.println();
            }
        }
    }

    static List<String> channels() {
        return IntStream.range(0, CHANNELS).mapToObj(c -> "c" + c).toList();
    }

    private static float[] values(long step, Random random) {
        float[] values = new float[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            values[c] = (float) (Math.sin(step / (20.0 + 3 * c)) + .1 * random.nextGaussian());
        }
        return values;
    }

    private void write() {
        long next = System.currentTimeMillis() / STEP_MILLIS * STEP_MILLIS;
        while (!closed) {
            next += STEP_MILLIS;
            long wait = next - System.currentTimeMillis();
            try {
                TimeUnit.MILLISECONDS.sleep(Math.max(0, wait));
            } catch (InterruptedException e) {
                return;
            }
            for (String name : names) {
                byte[] value = encoder.encode(name, next * 1_000, 0, channels(), values(next / STEP_MILLIS, random));
                producer.send(new ProducerRecord<>("sensor-readings", name.getBytes(StandardCharsets.UTF_8), value));
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
        producer.close();
    }
}
