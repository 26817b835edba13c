package dev.heed.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.mapping.file.MappingFixture;
import dev.heed.model.series.Intake;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of topics with a mapping, beside those without. */
class MappedDecoderTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final String MAPPING = """
            topics:
              - topic: wide
                format: json
                entity: {field: device}
                time: {field: ts, unit: s}
                channels: {flow: 'v[].flow', colour: 'v[].colour'}
                where: {type: reading}
              - pattern: tags-.*
                format: csv
                entity: {from: topic, pattern: tags-(.+)}
                time: {field: 0, unit: s}
                channel: 1
                value: 2
            """;

    private final ReadingDecoder decoder = decoder(false);

    private static ReadingDecoder decoder(boolean rejectsUnknown) {
        return new ReadingDecoder(
                new SingleObject(),
                Intake.plain(List.of("speed", "flow")),
                new ReadingLimits(Duration.ofHours(1), 50_000, rejectsUnknown),
                new ForeignTopics("feedback", MappingFixture.mappings(MAPPING)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static List<Ingested> decode(ReadingDecoder decoder, String topic, byte[] value) {
        List<Ingested> out = new ArrayList<>();
        decoder.deserialize(new ConsumerRecord<>(topic, 3, 42, new byte[0], value), new ListCollector<>(out));
        return out;
    }

    private List<Ingested> decode(String topic, String value) {
        return decode(decoder, topic, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Reading good(List<Ingested> ingested) {
        assertThat(ingested).hasSize(1);
        return requireNonNull(ingested.get(0).reading());
    }

    private static Rejected bad(List<Ingested> ingested) {
        assertThat(ingested).hasSize(1);
        return requireNonNull(ingested.get(0).rejected());
    }

    private static void assertLeftOut(List<Ingested> ingested) {
        assertThat(ingested).hasSize(1);
        assertThat(requireNonNull(ingested.get(0).leftOut()).offset()).isEqualTo(42);
        assertThat(ingested.get(0).eventMillis()).isEqualTo(Long.MIN_VALUE);
    }

    private static String wide(String values) {
        return "{\"type\": \"reading\", \"device\": \"pump\", \"ts\": 1767225600, \"v\": [" + values + "]}";
    }

    @Test
    void takesTheChannelsThatTheModelHas() {
        Reading reading = good(decode("wide", wide("{\"flow\": 2, \"colour\": 3}")));
        assertThat(reading.entity()).isEqualTo("pump");
        assertThat(reading.timeMicros()).isEqualTo(NOW.toEpochMilli() * 1000);
        assertThat(reading.channels()).containsExactly(1);
        assertThat(reading.values()).containsExactly(2);
        assertThat(reading.origin()).isEqualTo(new Origin("wide", 3, 42));
    }

    @Test
    void readsATopicWithoutAMappingAsBefore() {
        byte[] avro = new ReadingEncoder(new SingleObject())
                .encode("pump", NOW.toEpochMilli() * 1000, 0, null, new float[] {1, 2});
        assertThat(good(decode(decoder, "sensor-readings", avro)).values()).containsExactly(1, 2);
        assertThat(bad(decode(decoder, "wide", avro)).reason()).isEqualTo(Reason.UNDECODABLE);
    }

    @Test
    void takesTheGoodElementsOfARecordAndRejectsItOnceForTheOthers() {
        List<Ingested> out = decode("wide", wide("{\"flow\": 1}, {\"flow\": \"x\"}, {}, {\"flow\": 4}"));
        assertThat(out).hasSize(3);
        assertThat(requireNonNull(out.get(1).reading()).values()).containsExactly(4);
        Rejected rejected = requireNonNull(out.get(2).rejected());
        assertThat(rejected.reason()).isEqualTo(Reason.UNMAPPED);
        assertThat(rejected.message()).isEqualTo("v[].flow: expected a number, found 'x' (missing: []) (in 2 of 4)");
        assertThat(new String(requireNonNull(rejected.value()), StandardCharsets.UTF_8))
                .startsWith("{\"type\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "wide   | no json                                                                    | undecodable",
                "wide   | {\"type\": \"reading\", \"ts\": 1767225600, \"v\": [{\"flow\": 1}]}                   | no-entity",
                "wide   | {\"type\": \"reading\", \"device\": \"\", \"ts\": 1767225600, \"v\": [{\"flow\": 1}]}   | no-entity",
                "wide   | {\"type\": \"reading\", \"device\": \"p\", \"v\": [{\"flow\": 1}]}                     | unmapped",
                "wide   | {\"type\": \"reading\", \"device\": \"p\", \"ts\": 1e10, \"v\": [{\"flow\": 1}]}        | future",
                "wide   | {\"type\": \"reading\", \"device\": \"p\", \"ts\": 0, \"v\": [{\"flow\": 1}]}           | invalid-time",
                "tags-a | 1767225600,flow                                                            | unmapped",
                "tags-a | x,flow,1                                                                   | unmapped",
            })
    void rejectsWhatDoesNotFitWithItsReason(String topic, String value, String reason) {
        Rejected rejected = bad(decode(topic, value));
        assertThat(rejected.label()).isEqualTo(reason);
        assertThat(rejected.message()).contains("expected").contains("found");
        assertThat(rejected.stage()).isEqualTo("ingest");
    }

    @Test
    void rejectsARecordWithoutBytes() {
        assertThat(bad(decode("wide", "")).message()).isEqualTo("expected a record, found no bytes");
    }

    @Test
    void takesInfiniteAndTooLargeValuesAsMissing() {
        assertThat(good(decode("wide", wide("{\"flow\": 1e300}"))).values()).containsExactly(Float.NaN);
    }

    @Test
    void leavesOutNarrowRecordsOfOtherChannelsUnlessTheyAreToBeRejected() {
        Reading reading = good(decode("tags-north", "1767225600,flow,7"));
        assertThat(reading.entity()).isEqualTo("north");
        assertThat(reading.channels()).containsExactly(1);
        assertLeftOut(decode("tags-north", "1767225600,humidity,7"));
        byte[] unknown = "1767225600,humidity,7".getBytes(StandardCharsets.UTF_8);
        assertThat(bad(decode(decoder(true), "tags-north", unknown)).reason()).isEqualTo(Reason.UNKNOWN_CHANNEL);
    }

    @Test
    void showsHowManyRecordsWereFilteredAndHadUnknownChannels() {
        Map<String, Gauge<?>> shown = new HashMap<>();
        decoder.open(new DeserializationSchema.InitializationContext() {
            @Override
            public MetricGroup getMetricGroup() {
                return new UnregisteredMetricsGroup() {
                    @Override
                    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
                        shown.put(name, gauge);
                        return gauge;
                    }
                };
            }

            @Override
            public UserCodeClassLoader getUserCodeClassLoader() {
                throw new UnsupportedOperationException("not needed");
            }
        });
        assertLeftOut(decode("wide", "{\"type\": \"heartbeat\"}"));
        assertLeftOut(decode("wide", wide("")));
        assertLeftOut(decode("wide", wide("{\"flow\": 1}").replace("reading", "test")));
        assertThat(decode("wide", wide("{\"flow\": 1, \"colour\": 1}"))).hasSize(1);
        assertLeftOut(decode("tags-north", "1767225600,humidity,7"));
        assertThat(requireNonNull(shown.get("filtered")).getValue()).isEqualTo(3L);
        assertThat(requireNonNull(shown.get("unknownChannels")).getValue()).isEqualTo(2L);
    }

    @Test
    void travelsToTheTaskManagers() throws Exception {
        byte[] travelling = InstantiationUtil.serializeObject(decoder);
        ReadingDecoder arrived =
                InstantiationUtil.deserializeObject(travelling, getClass().getClassLoader());
        byte[] value = wide("{\"flow\": 2, \"colour\": 3}").getBytes(StandardCharsets.UTF_8);
        assertThat(good(decode(arrived, "wide", value)).values()).containsExactly(2);
    }
}
