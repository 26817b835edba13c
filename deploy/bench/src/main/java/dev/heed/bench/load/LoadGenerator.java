package dev.heed.bench.load;

import dev.heed.model.refusal.Refusal;
import dev.heed.wire.ReadingEncoder;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends the load, either as fast as the job follows or at a fixed rate. Used by one thread. */
public final class LoadGenerator implements AutoCloseable {
    /** Different payloads, made before. */
    private static final int PAYLOADS = 16;

    private final Load load;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final ReadingFormat format;
    private final float[][] payloads;
    private final AtomicLong sentSteps = new AtomicLong();
    private final SendTimes times;
    /** Event time of round 0, µs since the epoch; moves on with every pause. */
    private long originMicros;

    private long round;

    /**
     * A generator for a topic.
     *
     * @param client properties of the Kafka clients
     * @param times receives when each record was due
     */
    public LoadGenerator(Load load, String topic, ReadingFormat format, Properties client, SendTimes times) {
        this.load = load;
        this.topic = topic;
        this.format = format;
        this.times = times;
        this.originMicros = load.beginMicros();
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(128 * 1024));
        properties.put(ProducerConfig.ACKS_CONFIG, "1");
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.payloads = IntStream.range(0, PAYLOADS)
                .mapToObj(p -> load.values(p, (long) p * load.block(), load.block()))
                .toArray(float[][]::new);
    }

    /** Steps sent so far. */
    public long sentSteps() {
        return sentSteps.get();
    }

    /**
     * Sends as long as a condition holds, never more steps ahead of what came out than the limit allows; then on to the end
     * of a hop of every entity. Every record is due as soon as the limit allows it, or as soon as the end has come.
     *
     * @param on once it does not hold it never does again
     */
    public void runClosed(BooleanSupplier on, InFlightLimit ahead, AtomicLong doneSteps) {
        do {
            sendRound(entity -> {
                while (sentSteps.get() - doneSteps.get() >= ahead.limit(System.nanoTime()) && on.getAsBoolean()) {
                    LockSupport.parkNanos(200_000);
                }
                return System.nanoTime();
            });
        } while (on.getAsBoolean());
        completeHop();
    }

    /** A hop that ended half-way would come out whole, and the counter would take it for more steps than were sent. */
    private void completeHop() {
        while (round * load.block() % load.hop() != 0) {
            long now = System.nanoTime();
            sendRound(entity -> now);
        }
    }

    /** Sends at a rate, whole rounds, as long as a condition holds; every record has a moment at which it is due, met or not. */
    public void runOpen(BooleanSupplier on, double stepsPerSecond) {
        double nanosPerRecord = 1e9 * load.block() / stepsPerSecond;
        long begin = System.nanoTime();
        long first = 0;
        do {
            long sent = first;
            sendRound(entity -> awaited(begin + Math.round((sent + entity) * nanosPerRecord)));
            first += load.entities();
        } while (on.getAsBoolean());
        completeHop();
    }

    private static long awaited(long due) {
        long wait = due - System.nanoTime();
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
        return due;
    }

    /** One block of each entity, with the moment in ns at which it is due. */
    private void sendRound(IntToLongFunction due) {
        double period = load.block() == 1 ? 0 : Load.PERIOD_MICROS;
        for (int entity = 0; entity < load.entities(); entity++) {
            if (Thread.interrupted()) {
                throw Refusal.failure("interrupted");
            }
            long at = due.applyAsLong(entity);
            String name = "entity-" + entity;
            float[] values = payloads[(int) ((round + entity) % PAYLOADS)];
            byte[] value = format.encode(name, originMicros + load.roundMicros(round), period, values);
            times.sent(entity, round, at);
            producer.send(new ProducerRecord<>(topic, entity % load.partitions(), ReadingEncoder.key(name), value));
            sentSteps.addAndGet(load.block());
        }
        round++;
    }

    /** Pauses in event time: one step further on in every partition completes all hops before it. */
    public void moveTimeOn() {
        long far = originMicros + load.roundMicros(round) + load.pauseMicros() / 2;
        originMicros += load.pauseMicros();
        for (int partition = 0; partition < load.partitions(); partition++) {
            String name = "clock-" + partition;
            byte[] value = format.encode(name, far, 0, new float[load.channels()]);
            producer.send(new ProducerRecord<>(topic, partition, ReadingEncoder.key(name), value));
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
