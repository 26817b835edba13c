package dev.heed.bench.variant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.bench.load.ReadingFormat;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.BatchLayout;
import org.junit.jupiter.api.Test;

class JsonResultsTest {
    private static final JsonSample SAMPLE = new JsonSample("a", 7, new float[] {1, 2});
    private static final AttendedBatch ATTENDED = new AttendedBatch(
            new BatchLayout(1, 2, 1, 1, 1, 1, 1),
            1,
            new float[] {.25f, .75f},
            new float[] {.5f, 1.5f},
            new float[] {9},
            new float[] {1},
            new float[] {1, 5},
            new float[] {3, 4},
            new float[0]);

    private static JsonNode written(boolean withForecast) throws Exception {
        return new ObjectMapper().readTree(JsonResults.write(SAMPLE, new float[] {2, 2}, ATTENDED, withForecast));
    }

    @Test
    void tellsWhatTheModelMadeOfAStep() throws Exception {
        JsonNode json = written(true);
        assertThat(json.get("entity").asText()).isEqualTo("a");
        assertThat(json.get("weights").get(1).asDouble()).isEqualTo(.75);
        assertThat(json.get("features")).hasSize(2);
        assertThat(json.get("context")).hasSize(1);
        assertThat(json.get("attention")).hasSize(1);
        assertThat(json.get("forecast")).hasSize(2);
    }

    @Test
    void hasTheseFieldsInThisOrder() throws Exception {
        assertThat(written(true).fieldNames())
                .toIterable()
                .containsExactly(
                        "entity",
                        "time",
                        "weights",
                        "features",
                        "context",
                        "attention",
                        "score",
                        "saliency",
                        "forecast");
        assertThat(written(false).fieldNames()).toIterable().hasSize(8).endsWith("saliency");
    }

    @Test
    void givesEachFieldItsOwnNumbers() throws Exception {
        JsonNode json = written(true);
        assertThat(json.get("time").asLong()).isEqualTo(7);
        assertThat(json.get("weights").get(0).asDouble()).isEqualTo(.25);
        assertThat(json.get("features").get(1).asDouble()).isEqualTo(1.5);
        assertThat(json.get("context").get(0).asDouble()).isEqualTo(9);
        assertThat(json.get("attention").get(0).asDouble()).isEqualTo(1);
        assertThat(json.get("forecast").get(0).asDouble()).isEqualTo(3);
        assertThat(json.get("forecast").get(1).asDouble()).isEqualTo(4);
    }

    @Test
    void scoresByTheSquaredResiduals() throws Exception {
        JsonNode json = written(false);
        assertThat(json.get("saliency").get(0).asDouble()).isEqualTo(1);
        assertThat(json.get("saliency").get(1).asDouble()).isEqualTo(9);
        assertThat(json.get("score").asDouble()).isEqualTo(5);
        assertThat(json.has("forecast")).isFalse();
    }

    @Test
    void readsWhatTheGeneratorWrites() throws Exception {
        byte[] bytes = ReadingFormat.json().encode("entity-1", 123, 0, new float[] {1.5f, -2});
        JsonSample sample = new JsonSamples(2).deserialize(bytes);
        assertThat(sample.entity()).isEqualTo("entity-1");
        assertThat(sample.time()).isEqualTo(123);
        assertThat(sample.values()).containsExactly(1.5f, -2f);
    }
}
