package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.mapping.Mappings;
import dev.heed.model.series.Intake;
import dev.heed.schemas.SensorReading;
import dev.heed.schemas.TrustedContracts;
import dev.heed.wire.SingleObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingDecoderTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ReadingDecoder decoder = new ReadingDecoder(
            new SingleObject(),
            Intake.plain(List.of("speed", "flow")),
            new ReadingLimits(Duration.ofHours(1), 50_000, false),
            new ForeignTopics("feedback", Mappings.none()),
            Clock.fixed(NOW, ZoneOffset.UTC));

    private Ingested decode(byte @Nullable [] value) {
        List<Ingested> out = new ArrayList<>();
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "readings",
                3,
                42,
                1_234,
                TimestampType.CREATE_TIME,
                3,
                0,
                "key".getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
        record.headers().add("trace", new byte[] {7});
        decoder.deserialize(record, new ListCollector<>(out));
        assertThat(out).hasSize(1);
        return out.get(0);
    }

    private static byte[] encode(
            String entity, Instant time, double period, @Nullable List<String> channels, Float... values) {
        TrustedContracts.register();
        try {
            ByteBuffer bytes = SensorReading.getEncoder()
                    .encode(new SensorReading(entity, time, period, channels, Arrays.asList(values)));
            return Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.limit());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Reading good(byte[] value) {
        return Objects.requireNonNull(decode(value).reading());
    }

    private Rejected bad(byte @Nullable [] value) {
        Rejected rejected = Objects.requireNonNull(decode(value).rejected());
        assertThat(rejected.origin()).isEqualTo(new Origin("readings", 3, 42));
        assertThat(rejected.timeMillis()).isEqualTo(1_234);
        assertThat(rejected.value()).isEqualTo(value);
        assertThat(rejected.key()).isEqualTo("key".getBytes(StandardCharsets.UTF_8));
        assertThat(rejected.headers()).hasSize(1);
        assertThat(rejected.message()).contains("expected").contains("found");
        return rejected;
    }

    @Test
    void takesASample() {
        Reading reading = good(encode("pump", NOW, 0, null, 1f, 2f));
        assertThat(reading.entity()).isEqualTo("pump");
        assertThat(reading.timeMicros()).isEqualTo(NOW.toEpochMilli() * 1000);
        assertThat(reading.values()).containsExactly(1, 2);
    }

    @Test
    void takesABlock() {
        Reading reading = good(encode("pump", NOW, 1000, null, 1f, 2f, 3f, 4f));
        assertThat(reading.periodMicros()).isEqualTo(1000);
        assertThat(reading.timeOf(1)).isEqualTo(NOW.toEpochMilli() * 1000 + 1000);
    }

    @Test
    void takesASingleChannelByItsName() {
        Reading reading = good(encode("pump", NOW, 0, List.of("flow"), 5f));
        assertThat(reading.channel(0)).isEqualTo(1);
        assertThat(reading.width(2)).isEqualTo(1);
    }

    @Test
    void takesABlockWhoseLastSampleIsJustNotTooFarAhead() {
        Instant first = NOW.plusSeconds(3599);
        assertThat(good(encode("pump", first, 1e6, null, 1f, 2f, 3f, 4f)).values())
                .hasSize(4);
        assertThat(bad(encode("pump", first, 1e6, null, 1f, 2f, 3f, 4f, 5f, 6f)).reason())
                .isEqualTo(Reason.FUTURE);
    }

    @Test
    void takesInfinityAsMissing() {
        Reading reading = good(encode("pump", NOW, 0, null, Float.POSITIVE_INFINITY, Float.NaN));
        assertThat(reading.values()).containsExactly(Float.NaN, Float.NaN);
    }

    @Test
    void rejectsNullAndEmptyValues() {
        assertThat(bad(null).reason()).isEqualTo(Reason.EMPTY);
        assertThat(bad(new byte[0]).reason()).isEqualTo(Reason.EMPTY);
    }

    @Test
    void rejectsBytesThatAreNoAvro() {
        assertThat(bad("{\"json\": 1}".getBytes(StandardCharsets.UTF_8)).reason())
                .isEqualTo(Reason.UNDECODABLE);
        assertThat(bad(new byte[] {(byte) 0xC3}).reason()).isEqualTo(Reason.UNDECODABLE);
    }

    @Test
    void rejectsARecordThatBreaksOff() {
        byte[] whole = encode("pump", NOW, 0, null, 1f, 2f);
        assertThat(bad(Arrays.copyOf(whole, whole.length - 5)).reason()).isEqualTo(Reason.UNDECODABLE);
    }

    @Test
    void rejectsAnArrayThatClaimsToBeHuge() {
        byte[] whole = encode("", NOW, 0, null);
        byte[] huge = Arrays.copyOf(whole, whole.length + 8);
        Arrays.fill(huge, whole.length - 1, huge.length, (byte) 0x7F);
        assertThat(bad(huge).reason()).isEqualTo(Reason.UNDECODABLE);
    }

    @Test
    void rejectsATextThatClaimsToBeHuge() {
        byte[] huge = encode("pump", NOW, 0, null, 1f, 2f);
        Arrays.fill(huge, 10, 14, (byte) 0xFE);
        huge[14] = 0x0F;
        assertThat(bad(huge).reason()).isEqualTo(Reason.UNDECODABLE);
    }

    @Test
    void takesABlockOfManyThousandValues() {
        Float[] values = new Float[40_000];
        Arrays.setAll(values, i -> (float) i);
        float[] read = good(encode("pump", NOW, 1, null, values)).values();
        assertThat(read).hasSize(40_000);
        assertThat(read[16_384]).isEqualTo(16_384);
        assertThat(read[39_999]).isEqualTo(39_999);
    }

    @Test
    void rejectsAnUnknownSchema() {
        byte[] other = encode("pump", NOW, 0, null, 1f, 2f);
        other[4] ^= 1;
        assertThat(bad(other).reason()).isEqualTo(Reason.UNKNOWN_SCHEMA);
    }

    @Test
    void rejectsAWrongNumberOfValues() {
        assertThat(bad(encode("pump", NOW, 0, null, 1f, 2f, 3f)).reason()).isEqualTo(Reason.WRONG_VALUE_COUNT);
        assertThat(bad(encode("pump", NOW, 0, null)).reason()).isEqualTo(Reason.WRONG_VALUE_COUNT);
    }

    @Test
    void usesTheKnownChannelsOfARecordThatHasOthersToo() {
        Reading reading = good(encode("pump", NOW, 1e6, List.of("flow", "colour", "speed"), 1f, 9f, 2f, 3f, 9f, 4f));
        assertThat(reading.channels()).containsExactly(1, 0);
        assertThat(reading.values()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void rejectsAnUnknownChannelAndOneGivenTwice() {
        assertThat(bad(encode("pump", NOW, 0, List.of("colour"), 1f)).reason()).isEqualTo(Reason.UNKNOWN_CHANNEL);
        assertThat(bad(encode("pump", NOW, 0, List.of("flow", "flow"), 1f, 2f)).reason())
                .isEqualTo(Reason.UNKNOWN_CHANNEL);
    }

    @Test
    void rejectsAnEmptyEntity() {
        assertThat(bad(encode("", NOW, 0, null, 1f, 2f)).reason()).isEqualTo(Reason.NO_ENTITY);
    }

    @Test
    void rejectsANameThatEveryOutputWouldRepeat() {
        assertThat(good(encode("é".repeat(512), NOW, 0, null, 1f, 2f)).entity()).hasSize(512);
        Rejected tooLong = bad(encode("é".repeat(513), NOW, 0, null, 1f, 2f));
        assertThat(tooLong.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(tooLong.message()).isEqualTo("expected an entity of at most 1024 bytes, found 1026");
    }

    @Test
    void rejectsMoreSamplesThanAreTaken() {
        Float[] values = new Float[100_002];
        Arrays.fill(values, 1f);
        Rejected block = bad(encode("pump", NOW.minusSeconds(60), 1, null, values));
        assertThat(block.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(block.message()).contains("heed.ingest.max-samples").contains("found 50001");
    }

    @Test
    void rejectsABlockWithoutAPeriod() {
        assertThat(bad(encode("pump", NOW, 0, null, 1f, 2f, 3f, 4f)).reason()).isEqualTo(Reason.INVALID_PERIOD);
        assertThat(bad(encode("pump", NOW, Double.NaN, null, 1f, 2f, 3f, 4f)).reason())
                .isEqualTo(Reason.INVALID_PERIOD);
    }

    @Test
    void rejectsAReadingFromTheFuture() {
        assertThat(bad(encode("pump", NOW.plusSeconds(3601), 0, null, 1f, 2f)).reason())
                .isEqualTo(Reason.FUTURE);
        assertThat(good(encode("pump", NOW.plusSeconds(3599), 0, null, 1f, 2f))).isNotNull();
    }

    @Test
    void rejectsABlockThatReachesIntoTheFuture() {
        assertThat(bad(encode("pump", NOW, 7.2e9, null, 1f, 2f, 3f, 4f)).reason())
                .isEqualTo(Reason.FUTURE);
    }

    @Test
    void rejectsTheEpochAndNegativeTimes() {
        assertThat(bad(encode("pump", Instant.EPOCH, 0, null, 1f, 2f)).reason()).isEqualTo(Reason.INVALID_TIME);
        assertThat(bad(encode("pump", Instant.ofEpochSecond(-5), 0, null, 1f, 2f))
                        .reason())
                .isEqualTo(Reason.INVALID_TIME);
    }
}
