package dev.heed.bench.variant.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.bench.load.ReadingFormat;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.BatchLayout;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
        return new ObjectMapper().readTree(new JsonResults().write(SAMPLE, new float[] {2, 2}, ATTENDED, withForecast));
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
        List<JsonSample> samples = new ArrayList<>();
        JsonSamples reader = new JsonSamples(2);
        reader.deserialize(new ConsumerRecord<>("t", 0, 0, new byte[0], bytes), new ListCollector<>(samples));
        assertThat(samples).hasSize(1);
        assertThat(samples.get(0).entity()).isEqualTo("entity-1");
        assertThat(samples.get(0).time()).isEqualTo(123);
        assertThat(samples.get(0).values()).containsExactly(1.5f, -2f);
    }
}
