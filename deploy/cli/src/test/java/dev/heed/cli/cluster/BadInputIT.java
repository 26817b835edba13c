package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.job.Machines;
import dev.heed.job.PipelineRun;
import dev.heed.schemas.Saliency;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of bad record, each in the midst of good ones, through the real broker and the whole job. */
class BadInputIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final int HOPS = Machines.ENTITIES * Machines.STEPS / 8;
    private static final byte[] KEY = ReadingEncoder.key("machine-0");
    private static final Map<String, byte @Nullable []> BAD = new LinkedHashMap<>();
    private static Set<String> expected = Set.of();
    private static Map<String, Saliency> actual = Map.of();
    private static List<ConsumerRecord<String, byte[]>> deadLetters = List.of();

    private static byte[] reading(Instant time, double period, @Nullable List<String> channels, float... values) {
        return new ReadingEncoder(new SingleObject())
                .encode("machine-0", time.toEpochMilli() * 1000, period, channels, values);
    }

    private static void badRecords() {
        Instant now = Instant.ofEpochSecond(Machines.BEGIN_SECONDS + 200);
        byte[] unknownSchema = reading(now, 0, null, 1, 2, 3);
        unknownSchema[5] ^= 1;
        BAD.put("empty", null);
        BAD.put("undecodable", "not avro".getBytes(StandardCharsets.UTF_8));
        BAD.put("unknown-schema", unknownSchema);
        BAD.put(
                "no-entity",
                new ReadingEncoder(new SingleObject()).encode("", now.toEpochMilli() * 1000, 0, null, new float[3]));
        BAD.put("wrong-value-count", reading(now, 0, null, 1, 2));
        BAD.put("unknown-channel", reading(now, 0, List.of("colour"), 1));
        BAD.put("invalid-period", reading(now, -1, null, 1, 2, 3, 4, 5, 6));
        BAD.put("invalid-time", reading(Instant.EPOCH, 0, null, 1, 2, 3));
        BAD.put("future", reading(Instant.now().plus(Duration.ofDays(400)), 0, null, 1, 2, 3));
        BAD.put("too-large", tooLarge(now));
        BAD.put("late", reading(Instant.ofEpochSecond(Machines.BEGIN_SECONDS + 10), 0, null, 1, 2, 3));
    }

    /** As large as Kafka takes: its dead letter, with the reason in the headers, would be larger. */
    private static byte[] tooLarge(Instant time) {
        String name = "x".repeat(600_000);
        byte[] value = new ReadingEncoder(new SingleObject())
                .encode(name, time.toEpochMilli() * 1000, 1, null, new float[3 * 37_350]);
        assertThat(value).hasSizeBetween(1_048_000, 1_048_400);
        return value;
    }

    @BeforeAll
    static void mixGoodAndBad() throws Exception {
        expected = new PipelineRun().over(Machines.inOrder()).detections().keySet();
        badRecords();
        try (LocalJob local = new LocalJob()) {
            JobClient job = local.start(Map.of());
            local.readings.samples(0, 200);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> local.output.saliency(60).size() >= 60);
            int step = 200;
            for (byte[] value : BAD.values()) {
                local.readings.write(0, KEY, value);
                local.readings.samples(step, step + 2);
                step += 2;
            }
            local.readings.samples(step, Machines.STEPS);
            local.readings.moveTimeTo(Machines.STEPS + 100);
            actual = local.output.saliency(HOPS);
            deadLetters = local.output.deadLetters(BAD.size());
            job.cancel().get();
        }
    }

    @AfterAll
    static void forget() {
        BAD.clear();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String key) {
        Header header = record.headers().lastHeader(key);
        assertThat(header).as(key).isNotNull();
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "empty",
                "undecodable",
                "unknown-schema",
                "no-entity",
                "wrong-value-count",
                "unknown-channel",
                "invalid-period",
                "invalid-time",
                "future",
                "too-large",
                "late"
            })
    void becomesADeadLetterWithReasonAndCoordinates(String reason) {
        List<ConsumerRecord<String, byte[]>> letters = deadLetters.stream()
                .filter(letter -> header(letter, "heed.error.reason").equals(reason))
                .toList();
        assertThat(letters).hasSize(1);
        ConsumerRecord<String, byte[]> letter = letters.get(0);
        assertThat(letter.value()).isEqualTo(letter.value() == null ? null : begin(BAD.get(reason), letter.value()));
        assertThat(letter.key()).isEqualTo("machine-0");
        assertThat(header(letter, "heed.error.topic")).isEqualTo(MachineReadings.TOPIC);
        assertThat(header(letter, "heed.error.partition")).isEqualTo("0");
        assertThat(Long.parseLong(header(letter, "heed.error.offset"))).isGreaterThanOrEqualTo(600);
        assertThat(header(letter, "heed.error.message")).contains("expected").contains("found");
        assertThat(header(letter, "heed.error.stage")).isEqualTo(reason.equals("late") ? "window" : "ingest");
        assertThat(Instant.parse(header(letter, "heed.error.time"))).isBefore(Instant.now());
    }

    private static byte[] begin(byte @Nullable [] sent, byte[] found) {
        assertThat(sent).isNotNull();
        return found.length == sent.length ? sent : Arrays.copyOf(sent, found.length);
    }

    @Test
    void cutsADeadLetterToWhatKafkaTakesAndNamesWhereTheWholeIs() {
        ConsumerRecord<String, byte[]> letter = deadLetters.stream()
                .filter(one -> header(one, "heed.error.reason").equals("too-large"))
                .findFirst()
                .orElseThrow();
        assertThat(letter.value()).hasSizeLessThan(tooLarge(Instant.EPOCH.plusSeconds(1)).length);
        assertThat(header(letter, "heed.error.truncated"))
                .startsWith("of key 9, value ")
                .endsWith("whole at " + MachineReadings.TOPIC + "-0@" + header(letter, "heed.error.offset"));
        assertThat(deadLetters)
                .filteredOn(one -> one.headers().lastHeader("heed.error.truncated") != null)
                .hasSize(1);
    }

    @Test
    void leavesEveryGoodReadingUntouched() {
        assertThat(actual.keySet()).isEqualTo(expected);
        assertThat(actual.values())
                .allSatisfy(s -> assertThat(s.getObserved().array()).containsOnly(1));
        assertThat(deadLetters).hasSize(BAD.size());
    }
}
