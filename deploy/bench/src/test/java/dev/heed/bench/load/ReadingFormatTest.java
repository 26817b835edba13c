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
    void writesSamplesAsJson() throws Exception {
        String text = new String(ReadingFormat.json().encode("a", 7, 0, VALUES), StandardCharsets.UTF_8);
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json.get("entity").asText()).isEqualTo("a");
        assertThat(json.get("time").asLong()).isEqualTo(7);
        assertThat(json.get("values")).hasSize(4);
        assertThat(json.get("values").get(1).asDouble()).isEqualTo(2.5);
    }
}
