package dev.heed.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.schemas.AlertEnding;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.Cause;
import dev.heed.schemas.CauseKind;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    private static final ModelRef MODEL = new ModelRef("pumps", "7", "abc");
    private static final Saliency SALIENCY = new Saliency(
            "Pumpe \"Süd\"",
            Micros.instant(1_500_001),
            1e6,
            List.of("flow"),
            MODEL,
            3,
            9,
            new FloatList(new float[] {.1f, Float.NaN, 1e-5f}),
            new FloatList(new float[] {Float.POSITIVE_INFINITY}),
            new FloatList(new float[0]),
            new FloatList(new float[] {16777216}),
            ByteBuffer.wrap(new byte[] {1, 0}),
            4,
            5);

    static SaliencyAlert alert() {
        Cause cause = new Cause(
                "flow",
                .75f,
                Micros.instant(1),
                Micros.instant(2_000_000),
                1f,
                null,
                null,
                "l/s",
                CauseKind.LEVEL,
                true);
        return new SaliencyAlert(
                "id",
                "pump",
                AlertState.CLOSED,
                Severity.HIGH,
                Micros.instant(1),
                Micros.instant(2_000_000),
                3.5f,
                1.5f,
                List.of(cause),
                MODEL,
                List.of(),
                "text",
                AlertEnding.SILENT,
                2);
    }

    private static String text(Saliency saliency) {
        return new String(new Json().writer(Saliency.class).encode(saliency), StandardCharsets.UTF_8);
    }

    @Test
    void writesTimesAsTextNoNumberAsNullAndFloatsAsShortAsTheyAre() {
        assertThat(text(SALIENCY))
                .isEqualTo(
                        "{\"entity\":\"Pumpe \\\"Süd\\\"\",\"time\":\"1970-01-01T00:00:01.500001Z\",\"period\":1000000.0,"
                                + "\"channels\":[\"flow\"],\"model\":{\"name\":\"pumps\",\"version\":\"7\",\"digest\":\"abc\"},"
                                + "\"history\":3,\"receptiveField\":9,\"score\":[0.1,null,1.0E-5],\"threshold\":[null],"
                                + "\"saliency\":[],\"attention\":[1.6777216E7],\"observed\":[1,0],\"learned\":4,\"warmUp\":5}");
    }

    @Test
    void writesNullsEnumsAndRecordsWithinRecords() {
        assertThat(new String(new Json().writer(SaliencyAlert.class).encode(alert()), StandardCharsets.UTF_8))
                .contains(
                        "\"state\":\"CLOSED\"",
                        "\"value\":1.0,\"expected\":null,",
                        "\"unit\":\"l/s\",\"kind\":\"LEVEL\",\"later\":true}]")
                .endsWith("\"ending\":\"SILENT\",\"suppressed\":2}");
    }

    @Test
    void readsWhatItWrote() throws UnreadableRecord {
        byte[] value = new Json().writer(SaliencyAlert.class).encode(alert());
        assertThat(new Json().reader(SaliencyAlert.class).read(value)).isEqualTo(alert());
        Saliency read = new Json().reader(Saliency.class).read(text(SALIENCY).getBytes(StandardCharsets.UTF_8));
        assertThat(read.getScore()).containsExactly(.1f, Float.NaN, 1e-5f);
        assertThat(read.getObserved()).isEqualTo(SALIENCY.getObserved());
    }

    @Test
    void readsFieldsThatAreNotThereAsTheirDefaults() throws UnreadableRecord {
        byte[] less = text(SALIENCY).replace(",\"learned\":4", ",\"new\":1").getBytes(StandardCharsets.UTF_8);
        assertThat(new Json().reader(Saliency.class).read(less).getLearned()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                [1]                  | no object
                {                    | Unexpected end-of-input
                {"entity": 1}        | 'entity' is number
                {"entity": "a"}      | no field 'time'
                {"entity": "a", "time": "now"} | Text 'now' could not be parsed
            """)
    void refusesOtherJson(String json, String why) {
        assertThatThrownBy(() -> new Json().reader(Saliency.class).read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageStartingWith("expected a Saliency of JSON, found ")
                .hasMessageContaining(why);
    }

    @Test
    void isReadBesidesAnotherEncoding() throws UnreadableRecord {
        Encoding both = Json.besides(new SingleObject());
        RecordReader<SaliencyAlert> reader = both.reader(SaliencyAlert.class);
        byte[] avro = both.writer(SaliencyAlert.class).encode(alert());
        assertThat(avro).startsWith(0xC3, 0x01);
        assertThat(reader.read(avro)).isEqualTo(alert());
        assertThat(reader.read(new Json().writer(SaliencyAlert.class).encode(alert())))
                .isEqualTo(alert());
    }
}
