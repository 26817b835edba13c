package dev.heed.bench.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class JsonSamplesTest {
    private static JsonSample read(String json) throws IOException {
        return new JsonSamples(2).deserialize(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readFieldsInAnyOrder() throws IOException {
        JsonSample sample = read("{\"values\":[1.5,-2e3],\"time\":7,\"entity\":\"a\"}");
        assertThat(sample.entity()).isEqualTo("a");
        assertThat(sample.time()).isEqualTo(7);
        assertThat(sample.values()).containsExactly(1.5f, -2000f);
    }

    @Test
    void passOverFieldsThatTheyDoNotKnow() throws IOException {
        JsonSample sample = read("{\"unit\":\"bar\",\"entity\":\"a\",\"quality\":1,\"time\":7,\"values\":[1,2]}");
        assertThat(sample.entity()).isEqualTo("a");
        assertThat(sample.values()).containsExactly(1f, 2f);
    }

    @Test
    void leaveWhatIsMissingEmpty() throws IOException {
        JsonSample sample = read("{\"values\":[3]}");
        assertThat(sample.entity()).isEmpty();
        assertThat(sample.time()).isZero();
        assertThat(sample.values()).containsExactly(3f, 0f);
    }

    @Test
    void keepMicrosecondsOfToday() throws IOException {
        assertThat(read("{\"time\":1700000000000001}").time()).isEqualTo(1_700_000_000_000_001L);
    }

    @Test
    void readTheSameAfterTheyWereShippedToATask() throws Exception {
        JsonSamples shipped = InstantiationUtil.clone(new JsonSamples(1));
        byte[] json = "{\"values\":[4]}".getBytes(StandardCharsets.UTF_8);
        assertThat(shipped.deserialize(json).values()).containsExactly(4f);
        assertThat(shipped.getProducedType()).isEqualTo(TypeInformation.of(JsonSample.class));
    }

    @Test
    void refuseWhatIsNoJson() {
        assertThatThrownBy(() -> read("temperature=21.5")).isInstanceOf(IOException.class);
    }
}
