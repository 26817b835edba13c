package dev.heed.bench.variant.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class JsonSamplesTest {
    private static JsonSample read(String json) throws IOException {
        List<JsonSample> samples = new ArrayList<>();
        new JsonSamples(2)
                .deserialize(
                        new ConsumerRecord<>("t", 0, 0, null, json.getBytes(StandardCharsets.UTF_8)),
                        new ListCollector<>(samples));
        return samples.get(0);
    }

    @Test
    void readFieldsInAnyOrder() throws IOException {
        JsonSample sample = read("{\"values\":[1.5,-2e3],\"time\":7,\"entity\":\"a\"}");
        assertThat(sample.entity()).isEqualTo("a");
        assertThat(sample.time()).isEqualTo(7);
        assertThat(sample.values()).containsExactly(1.5f, -2000f);
    }

    @Test
    void refuseWhatIsNoJson() {
        assertThatThrownBy(() -> read("temperature=21.5")).isInstanceOf(IOException.class);
    }
}
