package dev.heed.cli.bench;

import dev.heed.emit.ReadingEncoder;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends the load, either as fast as the job follows or at a fixed rate. Used by one thread. */
final class Generator implements AutoCloseable {
    static final String TOPIC = "sensor-readings";
    /** Different payloads; encoding each record anew would measure the generator. */
    private static final int PAYLOADS = 16;

    private final Load load;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ReadingEncoder encoder = new ReadingEncoder();
    private final float[][] payloads;
    private final AtomicLong sentSteps = new AtomicLong();
    private final SendTimes times;
    /** Event time of round 0, µs since the epoch; moves on with every pause. */
    private long originMicros;

    private long round;

    Generator(Load load, Properties client, SendTimes times) {
        this.load = load;
        this.times = times;
        this.originMicros = load.beginMicros();
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "1");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(128 * 1024));
        properties.put(ProducerConfig.ACKS_CONFIG, "1");
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.payloads = new float[PAYLOADS][];
        for (int p = 0; p < PAYLOADS; p++) {
            payloads[p] = payload(p);
        }
    }

    private float[] payload(int p) {
        float[] values = new float[load.block() * load.channels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = load.value(p, (long) p * load.block() + i / load.channels(), i % load.channels());
        }
        return values;
    }

    long sentSteps() {
        return sentSteps.get();
    }

    long rounds() {
        return round;
    }

    /** Sends for so long, never more than so many steps ahead of what came out. */
    void runClosed(long nanos, long maxAhead, AtomicLong doneSteps) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            while (sentSteps.get() - doneSteps.get() > maxAhead && System.nanoTime() < end) {
                LockSupport.parkNanos(200_000);
            }
            sendNow();
        }
        completeHop();
    }

    private void sendNow() {
        long now = System.nanoTime();
        sendRound(entity -> now);
    }

    /** A hop that ended half-way would come out whole, and the counter would take it for more steps than were sent. */
    private void completeHop() {
        while (round * load.block() % load.hop() != 0) {
            sendNow();
        }
    }

    /** Sends for so long at a rate; every record has a moment at which it is due, met or not. */
    void runOpen(long nanos, double stepsPerSecond) {
        double nanosPerRecord = 1e9 * load.block() / stepsPerSecond;
        long begin = System.nanoTime();
        long rounds = Math.max(1, Math.round(nanos / (nanosPerRecord * load.entities())));
        for (long i = 0; i < rounds; i++) {
            long first = i * load.entities();
            sendRound(entity -> {
                long due = begin + Math.round((first + entity) * nanosPerRecord);
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                }
                return due;
            });
        }
        completeHop();
    }

    private interface Due {
        long nanos(int entity);
    }

    private void sendRound(Due due) {
        double period = load.block() == 1 ? 0 : Load.PERIOD_MICROS;
        for (int entity = 0; entity < load.entities(); entity++) {
            long at = due.nanos(entity);
            String name = "entity-" + entity;
            float[] values = payloads[(int) ((round + entity) % PAYLOADS)];
            byte[] value = encoder.encode(name, originMicros + load.roundMicros(round), period, null, values);
            times.sent(entity, round, at);
            producer.send(new ProducerRecord<>(TOPIC, entity % load.partitions(), ReadingEncoder.key(name), value));
            sentSteps.addAndGet(load.block());
        }
        round++;
    }

    /** Pauses in event time: one step further on in every partition completes all hops before it. */
    void moveTimeOn() {
        long far = originMicros + load.roundMicros(round) + load.pauseMicros() / 2;
        originMicros += load.pauseMicros();
        for (int partition = 0; partition < load.partitions(); partition++) {
            String name = "clock-" + partition;
            byte[] value = encoder.encode(name, far, 0, null, new float[load.channels()]);
            producer.send(new ProducerRecord<>(TOPIC, partition, ReadingEncoder.key(name), value));
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
