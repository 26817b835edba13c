package dev.heed.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heed.schemas.Forecast;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.SensorReading;
import dev.heed.wire.UnreadableRecord.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SingleObjectTest {
    private static final SingleObject ENCODING = new SingleObject();
    private static final SensorReading READING =
            new SensorReading("Pumpe Süd", Micros.instant(1_500_001), 250.5, List.of("flow"), List.of(1f, -2f));

    private final RecordReader<SensorReading> reader = ENCODING.reader(SensorReading.class);

    private static byte[] bytes() {
        return ENCODING.writer(SensorReading.class).encode(READING);
    }

    private void assertUnreadable(byte[] value, Problem problem, String message) {
        assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> reader.read(value))
                .withMessageStartingWith(message)
                .satisfies(e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    void readsWhatItWrote() throws UnreadableRecord {
        assertThat(reader.read(bytes())).isEqualTo(READING);
    }

    @Test
    void readsOneRecordAfterAnother() throws UnreadableRecord {
        byte[] first = bytes();
        assertThat(reader.read(first)).isEqualTo(reader.read(first));
        assertThat(reader.read(bytes())).isEqualTo(READING);
    }

    @Test
    void beginsWithAvrosMarkerAndTheFingerprintOfTheSchema() throws Exception {
        assertThat(Arrays.copyOf(bytes(), 10))
                .isEqualTo(
                        Arrays.copyOf(SensorReading.getEncoder().encode(READING).array(), 10))
                .startsWith(0xC3, 0x01);
    }

    @Test
    void readsRecordsThatHoldNoBlocks() throws UnreadableRecord {
        Forecast forecast = new Forecast(
                "pump",
                Micros.instant(7),
                1e6,
                List.of("flow"),
                new ModelRef("pumps", "7", "abc"),
                List.of(.5f),
                List.of(1f, 2f));
        byte[] bytes = ENCODING.writer(Forecast.class).encode(forecast);
        assertThat(ENCODING.reader(Forecast.class).read(bytes)).isEqualTo(forecast);
    }

    @Test
    void saysThatASchemaIsUnknown() {
        byte[] other = bytes();
        other[5]++;
        assertUnreadable(other, Problem.UNKNOWN_SCHEMA, "expected a known version of SensorReading, found ");
    }

    @Test
    void saysThatBytesAreInAnotherEncoding() {
        byte[] json = "{\"entity\": \"pump\"}".getBytes(StandardCharsets.UTF_8);
        assertUnreadable(
                json, Problem.BROKEN, "expected Avro's single-object encoding (C3 01 …), found Unrecognized header");
    }

    @Test
    void saysThatARecordBreaksOff() {
        byte[] whole = bytes();
        byte[] half = Arrays.copyOf(whole, whole.length - 3);
        assertUnreadable(
                half, Problem.BROKEN, "expected a SensorReading, found " + half.length + " bytes that break off: ");
    }
}
