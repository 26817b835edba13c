package dev.heed.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.schemas.SensorReading;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingFormatTest {
    private static final float[] VALUES = {1, 2.5f, 3, 4};

    @Test
    void writesBlocksAsTheProjectDoes() throws Exception {
        byte[] value = ReadingFormat.avro().encode("a", 2_000_000, 1_000, VALUES);
        SensorReading reading = new SingleObject().reader(SensorReading.class).read(value);
        assertThat(reading.getEntity()).isEqualTo("a");
        assertThat(reading.getTime()).isEqualTo(Instant.ofEpochSecond(2));
        assertThat(reading.getPeriod()).isEqualTo(1_000);
        assertThat(reading.getChannels()).isNull();
        assertThat(reading.getValues()).containsExactly(1f, 2.5f, 3f, 4f);
    }

    @Test
    void writesASingleSampleWithoutAPeriod() throws Exception {
        byte[] value = ReadingFormat.avro().encode("a", 1, 0, VALUES);
        SensorReading reading = new SingleObject().reader(SensorReading.class).read(value);
        assertThat(reading.getPeriod()).isZero();
        assertThat(reading.getTime()).isEqualTo(Instant.EPOCH.plusNanos(1_000));
    }

    @Test
    void writesTheSameValuesForEveryEntityAndTime() {
        ReadingFormat json = ReadingFormat.json();
        json.encode("a", 7, 0, VALUES);
        assertThat(new String(json.encode("b", 8, 0, VALUES), StandardCharsets.UTF_8))
                .isEqualTo("{\"entity\":\"b\",\"time\":8,\"values\":[1.0, 2.5, 3.0, 4.0]}");
    }

    @Test
    void keepsEqualBlocksApartByWhoTheyAre() {
        ReadingFormat json = ReadingFormat.json();
        json.encode("a", 7, 0, new float[] {1});
        assertThat(new String(json.encode("a", 7, 0, new float[] {2}), StandardCharsets.UTF_8))
                .contains("[2.0]");
    }

    @Test
    void writesAFieldAChannel() {
        assertThat(new String(ReadingFormat.flatJson().encode("a", 7, 0, VALUES), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"entity\":\"a\",\"time\":7,\"channel-1\":1.0,\"channel-2\":2.5,\"channel-3\":3.0,\"channel-4\":4.0}");
    }

    @Test
    void writesSamplesAsJson() throws Exception {
        String text = new String(ReadingFormat.json().encode("a", 7, 0, VALUES), StandardCharsets.UTF_8);
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json.get("entity").asText()).isEqualTo("a");
        assertThat(json.get("time").asLong()).isEqualTo(7);
        assertThat(json.get("values")).hasSize(4);
        assertThat(json.get("values").get(1).asDouble()).isEqualTo(2.5);
    }
}
