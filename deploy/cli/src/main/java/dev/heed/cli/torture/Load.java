package dev.heed.cli.torture;

import dev.heed.cli.demo.pump.FaultPlan;
import dev.heed.cli.demo.pump.PumpStation;
import dev.heed.cli.input.Row;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Simulated pumps, written to Kafka as single readings at an even rate through every fault, in a thread of its own. One in
 * twenty comes twice, one in twenty a second late: within what the job allows.
 */
final class Load implements AutoCloseable {
    static final String TOPIC = "sensor-readings";
    static final int PARTITIONS = 4;
    static final int PUMPS = 20;
    /** Of training; the load begins after them. */
    static final long CLEAN_SECONDS = 3 * FaultPlan.HOUR_SECONDS;

    static final long SEED = 20;
    private static final int ODD = 20;
    private static final long PATIENCE_MILLIS = 600_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final int pumps;
    private final long beginMicros;
    /** When the rows of a second were written, ns, by the second. */
    private final Map<Long, Long> written = new ConcurrentHashMap<>();

    private final ReadingEncoder encoder = new ReadingEncoder(new SingleObject());
    private final ReadingEncoder poisoner = new ReadingEncoder(new SingleObject()); // used in another thread
    private final PumpStation station;
    private final Random random;
    private final int rate;
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    private final List<Row> heldBack = new ArrayList<>();
    private final Thread thread = new Thread(this::write, "torture-load");
    private volatile boolean ended;
    private volatile long seconds;
    private volatile long readings;
    private volatile long poison;

    /**
     * Readings of pumps that begin at a time.
     *
     * @param seed of the disorder
     * @param hours after which the pumps have no more faults
     * @param rate readings a second
     */
    Load(String bootstrapServers, Instant begin, long seed, int hours, int rate) {
        this(bootstrapServers, begin, seed, hours, rate, PUMPS);
    }

    /** The same of so many pumps. */
    Load(String bootstrapServers, Instant begin, long seed, int hours, int rate, int pumps) {
        this.pumps = pumps;
        this.beginMicros = begin.toEpochMilli() * 1_000;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE_MILLIS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE_MILLIS,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        List<String> names = PumpStation.names(pumps);
        this.station = new PumpStation(names, beginMicros, SEED, FaultPlan.hourly(names, 0, hours));
        this.random = new Random(seed);
        this.rate = rate;
    }

    void start() {
        thread.start();
    }

    private void write() {
        long begin = System.nanoTime();
        for (long second = 0; !ended; second++) {
            List<Row> rows = new ArrayList<>(heldBack);
            heldBack.clear();
            for (Row row : station.next()) {
                if (random.nextInt(ODD) == 0) {
                    heldBack.add(row);
                } else {
                    rows.add(row);
                }
            }
            written.put(second, System.nanoTime());
            rows.forEach(this::write);
            seconds = second;
            long due = begin + TimeUnit.SECONDS.toNanos(1) * (second + 1) * pumps / rate;
            sleep(due - System.nanoTime());
        }
        heldBack.forEach(this::write);
        producer.flush();
    }

    private void write(Row row) {
        byte[] value = encoder.encode(row.entity(), row.timeMicros(), 0, null, row.floats());
        int copies = random.nextInt(ODD) == 0 ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            send(partition(row.entity()), row.entity(), value);
        }
        readings++;
    }

    private static int partition(String entity) {
        return Math.floorMod(entity.hashCode(), PARTITIONS);
    }

    private void send(int partition, String entity, byte @Nullable [] value) {
        producer.send(
                new ProducerRecord<>(TOPIC, partition, ReadingEncoder.key(entity), value),
                (written, problem) -> failed.compareAndSet(null, problem));
    }

    /** Writes records that no job can take. */
    void poison(Random drawn) {
        byte[] good = poisoner.encode("pump-1", 0, 0, null, new float[6]);
        byte[] noise = new byte[drawn.nextInt(5_000)];
        drawn.nextBytes(noise);
        byte[] otherSchema = good.clone();
        otherSchema[2 + drawn.nextInt(8)] ^= 1;
        List<byte[]> kinds = Arrays.asList(
                null,
                new byte[0],
                noise,
                otherSchema,
                good, // of 1970
                Arrays.copyOf(good, 10 + drawn.nextInt(good.length - 10)),
                poisoner.encode(
                        "pump-1", Instant.now().plusSeconds(86_400).toEpochMilli() * 1_000, 0, null, new float[6]),
                poisoner.encode("pump-1", Instant.now().toEpochMilli() * 1_000, 0, null, new float[7]));
        for (byte[] value : kinds) {
            send(drawn.nextInt(PARTITIONS), "pump-1", value);
        }
        poison += kinds.size();
    }

    private static void sleep(long nanos) {
        if (nanos > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The newest time that was written, µs since the epoch. */
    long newestMicros() {
        return beginMicros + seconds * 1_000_000;
    }

    /** When the readings of a time began to be written, by this JVM's clock, ns; null where they were not. */
    @Nullable
    Long writtenNanos(long micros) {
        return written.get((micros - beginMicros) / 1_000_000);
    }

    long readings() {
        return readings;
    }

    long poison() {
        return poison;
    }

    /** Ends the load; returns when Kafka has all of it. */
    @Override
    public void close() throws Exception {
        ended = true;
        thread.join();
        producer.close();
        Exception problem = failed.get();
        if (problem != null) {
            throw problem;
        }
    }
}
