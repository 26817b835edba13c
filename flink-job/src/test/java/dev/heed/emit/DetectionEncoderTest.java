package dev.heed.emit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.detect.Detection;
import dev.heed.job.Cards;
import dev.heed.model.series.Period;
import dev.heed.schemas.AlertEnding;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.Cause;
import dev.heed.schemas.CauseKind;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import dev.heed.schemas.SimilarMoment;
import dev.heed.schemas.WeightedFeatures;
import dev.heed.wire.Contract;
import dev.heed.wire.Micros;
import dev.heed.wire.SingleObject;
import dev.heed.wire.UnreadableRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every field of every output record holds what the detection says, and nothing else. */
class DetectionEncoderTest {
    private static final OutputTopics TOPICS =
            new OutputTopics("features", "saliency", "forecasts", "alerts", "letters");
    private static final ModelRef MODEL = new ModelRef("pumps", "7", "abc");
    private static final List<String> CHANNELS = List.of("flow", "pressure");
    private static final List<String> UNITS = List.of("", "bar");
    private static final ByteBuffer OBSERVED = ByteBuffer.wrap(new byte[] {1, 0, 1, 1});

    private static List<Outgoing> encode(Detection detection) {
        DetectionEncoder encoder = new DetectionEncoder(new SingleObject(), TOPICS, Detections.CARD);
        encoder.open();
        List<Outgoing> out = new ArrayList<>();
        encoder.flatMap(detection, new ListCollector<>(out));
        return out;
    }

    private static <T extends SpecificRecord> T read(Class<T> type, String topic) throws UnreadableRecord {
        Outgoing record = encode(Detections.whole()).stream()
                .filter(one -> one.topic().equals(topic))
                .findFirst()
                .orElseThrow();
        return new SingleObject().reader(type).read(requireNonNull(record.value()));
    }

    @ParameterizedTest
    @EnumSource(names = {"WEIGHTED_FEATURES", "SALIENCY", "FORECAST", "SALIENCY_ALERT"})
    void writesOnlyWhatIsChosen(Contract kind) {
        OutputTopics one =
                new OutputTopics("weighted-features", "saliency", "forecasts", "saliency-alerts", "", Set.of(kind));
        DetectionEncoder encoder = new DetectionEncoder(new SingleObject(), one, Detections.CARD);
        encoder.open();
        List<Outgoing> out = new ArrayList<>();
        encoder.flatMap(Detections.whole(), new ListCollector<>(out));
        assertThat(out).extracting(Outgoing::topic).containsOnly(kind.topic());
    }

    @Test
    void writesWeightedFeatures() throws UnreadableRecord {
        assertThat(read(WeightedFeatures.class, "features"))
                .isEqualTo(new WeightedFeatures(
                        "pump-1",
                        Micros.instant(1_000_007),
                        250.5,
                        CHANNELS,
                        MODEL,
                        5,
                        9,
                        Detections.list(11, 4),
                        Detections.list(15, 4),
                        Detections.list(21, 6),
                        Detections.list(71, 2),
                        Detections.list(81, 2),
                        OBSERVED,
                        UNITS));
    }

    @Test
    void writesSaliency() throws UnreadableRecord {
        assertThat(read(Saliency.class, "saliency"))
                .isEqualTo(new Saliency(
                        "pump-1",
                        Micros.instant(1_000_007),
                        250.5,
                        CHANNELS,
                        MODEL,
                        5,
                        9,
                        Detections.list(31, 2),
                        Detections.list(41, 2),
                        Detections.list(51, 4),
                        Detections.list(27, 3),
                        OBSERVED,
                        17,
                        19));
    }

    @Test
    void writesTheForecast() throws UnreadableRecord {
        assertThat(read(Forecast.class, "forecasts"))
                .isEqualTo(new Forecast(
                        "pump-1",
                        Micros.instant(2_000_009),
                        250.5,
                        CHANNELS,
                        MODEL,
                        List.of(.1f, .5f, .9f),
                        Detections.list(61, 4)));
    }

    @Test
    void writesAlertsWithTheirCausesByName() throws UnreadableRecord {
        assertThat(read(SaliencyAlert.class, "alerts"))
                .isEqualTo(new SaliencyAlert(
                        "id-1",
                        "pump-1",
                        AlertState.OPEN,
                        Severity.HIGH,
                        Micros.instant(3_000_001),
                        Micros.instant(4_000_002),
                        7.5f,
                        1.25f,
                        List.of(
                                new Cause(
                                        "pressure",
                                        .75f,
                                        Micros.instant(3_000_003),
                                        Micros.instant(4_000_004),
                                        12.3f,
                                        18.1f,
                                        .9f,
                                        "bar",
                                        CauseKind.LEVEL,
                                        true),
                                new Cause(
                                        "flow",
                                        .25f,
                                        Micros.instant(3_000_005),
                                        Micros.instant(4_000_006),
                                        null,
                                        null,
                                        null,
                                        null,
                                        CauseKind.UNKNOWN,
                                        false)),
                        MODEL,
                        List.of(new SimilarMoment(Micros.instant(500_008), .625f, true)),
                        "pump-1: pressure is at 12.3 bar, expected 18.1 ± 0.9; flow is not as expected.",
                        AlertEnding.ACCEPTED,
                        3));
    }

    @Test
    void keysEachRecordByItsEntity() {
        assertThat(encode(Detections.whole()))
                .hasSize(4)
                .allSatisfy(record -> assertThat(record.key()).isEqualTo("pump-1".getBytes(UTF_8)))
                .allSatisfy(record -> assertThat(record.headers()).isEmpty());
    }

    @Test
    void writesNoForecastWhileWarmingUp() {
        assertThat(encode(Detections.withoutForecast()))
                .extracting(Outgoing::topic)
                .containsExactly("features", "saliency");
    }

    @Test
    void writesWholeValuesOfChannelsWithAnOffset() throws UnreadableRecord {
        DetectionEncoder encoder = new DetectionEncoder(
                new SingleObject(),
                TOPICS,
                Cards.withOffsets(
                        List.of(1_000., 0.),
                        List.of("m³/h", ""),
                        Period.ofMicros(250),
                        9,
                        CHANNELS.toArray(String[]::new)));
        encoder.open();
        List<Outgoing> out = new ArrayList<>();
        encoder.flatMap(Detections.whole(), new ListCollector<>(out));
        SingleObject encoding = new SingleObject();
        assertThat(encoding.reader(WeightedFeatures.class)
                        .read(requireNonNull(out.get(0).value()))
                        .getMean())
                .containsExactly(1_071f, 71.125f);
        assertThat(encoding.reader(Forecast.class)
                        .read(requireNonNull(out.get(2).value()))
                        .getValues())
                .containsExactly(1_061f, 1_061.125f, 1_061.25f, 61.375f);
        List<dev.heed.schemas.Cause> causes = encoding.reader(SaliencyAlert.class)
                .read(requireNonNull(out.get(3).value()))
                .getCauses();
        assertThat(causes.get(0).getValue()).isEqualTo(12.3f);
    }
}
