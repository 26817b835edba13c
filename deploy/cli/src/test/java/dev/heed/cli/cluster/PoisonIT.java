package dev.heed.cli.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.job.Machines;
import dev.heed.schemas.SensorReading;
import dev.heed.wire.Micros;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.RecordReader;
import dev.heed.wire.SingleObject;
import dev.heed.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Poison of many kinds, spoiled records and extreme values between the good readings of the machines, through the real broker
 * and the whole job, which must not fail once.
 */
class PoisonIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final int LARGEST_INPUT = 6_000_000;
    private static final int SPOILED_EACH_STEP = 5;
    private static final long SEED = 14;
    private static final ReadingEncoder ENCODER = new ReadingEncoder(new SingleObject());
    private static final RecordReader<SensorReading> READER = new SingleObject().reader(SensorReading.class);

    /** By the step behind which they come. */
    private static final Map<Integer, Poison> KINDS = kindsByStep();

    private static final Map<Poison, Long> OFFSETS = new HashMap<>();
    private static final Map<Long, byte[]> SPOILED = new TreeMap<>();
    private static final Map<Long, ConsumerRecord<byte[], byte[]>> LETTERS = new HashMap<>();
    private static MachineOutputs expected = MachineOutputs.none();
    private static MachineOutputs actual = MachineOutputs.none();

    @BeforeAll
    static void mixGoodAndBad() throws Exception {
        expected = MachineOutputs.recomputed();
        try (LocalJob local = new LocalJob()) {
            local.allow(MachineReadings.TOPIC, LARGEST_INPUT);
            write(local.readings);
            local.start(Map.of(
                            "heed.ingest.stop", "latest",
                            "heed.ingest.max-bad-rate", "1",
                            "heed.attend.fixed-batch", "true",
                            "restart-strategy.type", "none"))
                    .getJobExecutionResult()
                    .get();
            actual = MachineOutputs.of(local.output);
            for (ConsumerRecord<byte[], byte[]> letter : local.output.all(Output.TOPICS.deadLetters())) {
                assertThat(LETTERS.put(Long.parseLong(header(letter, "heed.error.offset")), letter))
                        .as("a second letter of one record")
                        .isNull();
            }
        }
    }

    private static Map<Integer, Poison> kindsByStep() {
        Map<Integer, Poison> kinds = new TreeMap<>();
        int count = PoisonRecords.at(0).size();
        int every = Machines.STEPS / count;
        for (int i = 0; i < count; i++) {
            kinds.put(i * every, PoisonRecords.at(i * every).get(i));
        }
        return kinds;
    }

    private static void write(MachineReadings readings) throws Exception {
        RecordFuzzer fuzzer = new RecordFuzzer(SEED);
        Map<Future<RecordMetadata>, byte[]> spoiled = new HashMap<>();
        for (int step = 0; step < Machines.STEPS; step++) {
            readings.samples(step, step + 1);
            Poison kind = KINDS.get(step);
            if (kind != null) {
                OFFSETS.put(kind, readings.write(0, kind).get().offset());
            }
            for (ExtremeValues extreme : ExtremeValues.values()) {
                readings.write(0, null, extreme.reading(step));
            }
            for (int i = 0; i < SPOILED_EACH_STEP; i++) {
                byte[] bytes = fuzzer.spoil(fuzzed(step, i));
                if (!movesTime(bytes, Machines.micros(step))) {
                    spoiled.put(readings.write(0, bytes, bytes), bytes);
                }
            }
        }
        for (Map.Entry<Future<RecordMetadata>, byte[]> one : spoiled.entrySet()) {
            SPOILED.put(one.getKey().get().offset(), one.getValue());
        }
    }

    /** A sample, a block or a sample of some channels, of a name from which no change of a few bytes makes a machine's. */
    private static byte[] fuzzed(int step, int kind) {
        return switch (kind % 3) {
            case 0 -> ENCODER.encode("to be spoiled", Machines.micros(step), 0, null, new float[] {1500, 30, 5});
            case 1 -> ENCODER.encode("to be spoiled", Machines.micros(step), 1e5, null, new float[30]);
            default ->
                ENCODER.encode(
                        "to be spoiled", Machines.micros(step), 0, List.of("flow", "pressure"), new float[] {30, 5});
        };
    }

    /** A time between the stream's and the clock's would make all that comes after it late, as it must. */
    private static boolean movesTime(byte[] bytes, long nowMicros) {
        try {
            return READER.read(bytes).getTime().isAfter(Micros.instant(nowMicros));
        } catch (UnreadableRecord e) {
            return false;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String key) {
        Header header = record.headers().lastHeader(key);
        assertThat(header).as(key).isNotNull();
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    static Stream<Poison> kinds() {
        return KINDS.values().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void becomesADeadLetterOrHarmsNoOne(Poison kind) {
        ConsumerRecord<byte[], byte[]> letter = LETTERS.get(OFFSETS.get(kind));
        if (kind.reason() == null) {
            assertThat(letter).isNull();
            return;
        }
        assertThat(header(requireNonNull(letter), "heed.error.reason")).isEqualTo(kind.reason());
        assertThat(header(letter, "heed.error.topic")).isEqualTo(MachineReadings.TOPIC);
        assertThat(header(letter, "heed.error.partition")).isEqualTo("0");
        assertThat(header(letter, "heed.error.message"))
                .contains("expected", "found")
                .doesNotContain("Exception", "java.", "org.apache");
        assertBegin(letter.key(), kind.key());
        assertBegin(letter.value(), kind.value());
        boolean isCut = letter.headers().lastHeader("heed.error.truncated") != null;
        assertThat(isCut).isEqualTo(kind.size() > 1_048_576 - 1_000);
    }

    private static void assertBegin(byte @Nullable [] found, byte @Nullable [] sent) {
        assertThat(found).isEqualTo(sent == null || found == null ? null : Arrays.copyOf(sent, found.length));
        assertThat(found == null).isEqualTo(sent == null);
    }

    @Test
    void holdsTwentyFiveKindsAndMore() {
        assertThat(kinds().map(Poison::name)).hasSizeGreaterThan(25).doesNotHaveDuplicates();
        assertThat(OFFSETS).hasSameSizeAs(KINDS);
    }

    @Test
    void makesOfEverySpoiledRecordADeadLetterOrAReading() throws UnreadableRecord {
        int taken = 0;
        for (Map.Entry<Long, byte[]> spoiled : SPOILED.entrySet()) {
            ConsumerRecord<byte[], byte[]> letter = LETTERS.get(spoiled.getKey());
            if (letter == null) {
                taken++;
                assertThat(READER.read(spoiled.getValue()).getEntity()).isNotEmpty();
            } else if (!header(letter, "heed.error.reason").equals("late")) {
                assertThat(letter.key()).isEqualTo(spoiled.getValue());
                assertThat(letter.value()).isEqualTo(spoiled.getValue());
            }
        }
        assertThat(SPOILED).hasSizeGreaterThan(1_000);
        assertThat(taken).isBetween(100, SPOILED.size() - 100);
    }

    @Test
    void hasDeadLettersOfNothingElse() {
        List<Long> sent = new ArrayList<>(SPOILED.keySet());
        sent.addAll(OFFSETS.values());
        assertThat(sent).containsAll(LETTERS.keySet());
    }

    @Test
    void givesTheMachinesWhatTheyGetWithoutAnyPoisonBitForBit() {
        assertThat(expected.entities()).hasSize(Machines.ENTITIES);
        assertThat(actual.entities()).containsAll(expected.entities());
        expected.forEach(
                (place, records) -> assertThat(actual.at(place)).as(place).isEqualTo(records));
    }

    @Test
    void letsNothingOutThatIsNotFinite() {
        assertThat(actual.entities()).contains("values of INFINITE", "values of LARGEST", "values of DENORMAL");
        assertThat(actual.notFinite()).isEmpty();
    }
}
