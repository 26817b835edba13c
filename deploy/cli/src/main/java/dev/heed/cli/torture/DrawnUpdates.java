package dev.heed.cli.torture;

import dev.heed.model.serving.ModelDirectory;
import dev.heed.schemas.ModelChange;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import dev.heed.wire.RecordReader;
import dev.heed.wire.RecordWriter;
import dev.heed.wire.SingleObject;
import dev.heed.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Asks a running job for changes of its models, one after the other, and keeps what it says of each. For one thread. */
final class DrawnUpdates implements AutoCloseable {
    static final String UPDATES = "model-updates";
    static final String STATUS = "model-status";

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MOST_BEFORE = 100;
    /** One in so many comes after its time. */
    private static final int LATE = 3;

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordWriter<ModelUpdate> writer = new SingleObject().writer(ModelUpdate.class);
    private final RecordReader<ModelStatus> reader = new SingleObject().reader(ModelStatus.class);
    private final TwoNames models;
    private final Load load;
    private final double speed;
    private final Random random;
    private final Map<String, ServedVersions> served = new TreeMap<>();
    private final Map<String, List<ModelChange>> before = new HashMap<>();
    private final List<ModelUpdate> held = new ArrayList<>();
    private final Map<String, Long> asked = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();
    private long late;

    /**
     * Asks for nothing yet.
     *
     * @param speed seconds of the readings' time that pass in one second
     */
    DrawnUpdates(Properties client, TwoNames models, Load load, double speed, Random random) {
        this.models = models;
        this.load = load;
        this.speed = speed;
        this.random = random;
        producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        Properties committed = new Properties();
        committed.putAll(client);
        committed.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer = new KafkaConsumer<>(committed, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(STATUS, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        models.names().forEach(name -> served.put(name, new ServedVersions(TwoNames.VERSIONS.get(0))));
    }

    /** Draws a change, asks for it, and waits until it holds. */
    void next() throws Exception {
        String name = models.names().get(random.nextInt(models.names().size()));
        ServedVersions own = served.getOrDefault(name, new ServedVersions(""));
        ServedVersions.State state = own.last();
        List<UpdateMode> possible = new ArrayList<>(List.of(UpdateMode.ACTIVATE, UpdateMode.CANARY));
        if (state.canary() != null || !state.past().isEmpty()) {
            possible.add(UpdateMode.ROLLBACK);
        }
        if (state.shadow() != null) {
            possible.add(UpdateMode.RETIRE);
        } else if (state.canary() == null) {
            possible.add(UpdateMode.SHADOW);
        }
        UpdateMode mode = possible.get(random.nextInt(possible.size()));
        String other = TwoNames.VERSIONS.get(state.active().equals(TwoNames.VERSIONS.get(0)) ? 1 : 0);
        String version = mode == UpdateMode.ROLLBACK ? "" : mode == UpdateMode.RETIRE ? state.shadow() : other;
        float share = mode == UpdateMode.CANARY ? (1 + random.nextInt(9)) / 10f : 1;
        ModelUpdate update = update(name, mode, version == null ? "" : version, share);
        ModelStatus answer = await(send(update));
        asked.merge(mode.name(), 1L, Long::sum);
        if (answer.getState() == UpdateState.REFUSED) {
            refused.add(mode + " " + name + " " + version + ": " + answer.getText());
            return;
        }
        Instant since = answer.getSince();
        own.add(ChronoUnit.MICROS.between(Instant.EPOCH, since), mode, update.getVersion(), share);
        late += since.isAfter(update.getEffective().plusSeconds(Rig.HOP)) ? 1 : 0;
        held.add(ModelUpdate.newBuilder(update)
                .setEffective(since)
                .setBefore(List.of())
                .build());
        before.computeIfAbsent(name, absent -> new ArrayList<>()).add(change(update));
    }

    private ModelUpdate update(String name, UpdateMode mode, String version, float share) {
        List<ModelChange> earlier = before.getOrDefault(name, List.of());
        ModelDirectory directory = version.isEmpty() ? null : models.version(name, version);
        Instant newest = Instant.EPOCH.plus(load.newestMicros(), ChronoUnit.MICROS);
        boolean isLate = random.nextInt(LATE) == 0;
        long aheadMillis = (long) (isLate ? -60_000 * random.nextDouble() : speed * (500 + random.nextInt(2_500)));
        return new ModelUpdate(
                name,
                version,
                directory == null ? "" : directory.path().toString(),
                directory == null ? "" : directory.digest(),
                newest.plusMillis(aheadMillis),
                mode,
                share,
                List.of(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                List.copyOf(earlier.subList(Math.max(0, earlier.size() - MOST_BEFORE), earlier.size())));
    }

    private static ModelChange change(ModelUpdate update) {
        return new ModelChange(
                update.getVersion(),
                update.getUri(),
                update.getDigest(),
                update.getEffective(),
                update.getMode(),
                update.getShare(),
                update.getEntities(),
                update.getIssued());
    }

    private long send(ModelUpdate update) throws Exception {
        byte[] key = update.getName().getBytes(StandardCharsets.UTF_8);
        return producer.send(new ProducerRecord<>(UPDATES, 0, key, writer.encode(update)))
                .get()
                .offset();
    }

    private ModelStatus await(long offset) throws UnreadableRecord {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<ModelStatus> said = new ArrayList<>();
        while (System.nanoTime() < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                ModelStatus status = reader.read(record.value());
                if (status.getOffset() == offset) {
                    said.add(status);
                    if (status.getState() == UpdateState.ACTIVE || status.getState() == UpdateState.REFUSED) {
                        return status;
                    }
                }
            }
        }
        throw new IllegalStateException("the job did not say what became of update " + offset + " but " + said);
    }

    /** Writes what holds into another topic, each from the time on from which the job said that it does. */
    void writeHeld(String topic) {
        for (ModelUpdate update : held) {
            byte[] key = update.getName().getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, 0, key, writer.encode(update)));
        }
        producer.flush();
    }

    Map<String, ServedVersions> served() {
        return served;
    }

    Map<String, Long> asked() {
        return asked;
    }

    List<String> refused() {
        return refused;
    }

    /** How many changes held from a later time on than they were to. */
    long late() {
        return late;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
