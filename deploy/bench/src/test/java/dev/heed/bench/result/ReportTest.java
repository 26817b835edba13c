package dev.heed.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key of the JSON, with figures of which no two are the same. */
class ReportTest {
    private static final Machine MACHINE =
            new Machine("Linux 6 amd64", 2, 3.5, "OpenJDK 17", "2.0", "4.0", "2.18", "cpu");
    private static final Latency LATENCY = new Latency(.5, 55, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6);

    @TempDir
    Path directory;

    private JsonNode json = new ObjectMapper().createObjectNode();

    @BeforeEach
    void write() throws Exception {
        Map<String, Object> setting = new LinkedHashMap<>();
        setting.put("load", "4 entities");
        setting.put("model", "local");
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        rounds.put("attention", List.of(new Round(110, 20, 400, 1_000, 1_001, List.of(LATENCY))));
        rounds.put("pass-through", List.of(new Round(220, 10, 300, 2_000, 2_002, List.of())));
        File file = directory.resolve("bench.json").toFile();
        new Report(MACHINE, setting, Result.of(rounds, 8)).write(file);
        json = new ObjectMapper().readTree(file);
    }

    private JsonNode attention() {
        return json.get("results").get(0);
    }

    private JsonNode passThrough() {
        return json.get("results").get(1);
    }

    @Test
    void hasThreeParts() {
        assertThat(json.fieldNames()).toIterable().containsExactly("machine", "setting", "results");
    }

    @ParameterizedTest
    @CsvSource({
        "os, Linux 6 amd64",
        "cores, 2",
        "heap_gib, 3.5",
        "jvm, OpenJDK 17",
        "flink, 2.0",
        "kafka, 4.0",
        "tensorflow, 2.18",
        "device, cpu"
    })
    void tellsOfTheMachine(String key, String value) {
        assertThat(json.get("machine").get(key).asText()).isEqualTo(value);
        assertThat(json.get("machine")).hasSize(8);
    }

    @Test
    void tellsTheSettingByName() {
        assertThat(json.get("setting").get("load").asText()).isEqualTo("4 entities");
        assertThat(json.get("setting").fieldNames()).toIterable().containsExactly("load", "model");
    }

    @ParameterizedTest
    @CsvSource({
        "name, attention",
        "steps_per_second, 110.0",
        "min_steps_per_second, 110.0",
        "max_steps_per_second, 110.0",
        "values_per_second, 880.0",
        "cpu_micros_per_step, 20.0",
        "bytes_per_step, 400.0",
        "of_pass_through, 0.5",
        "attention_is, 1.0",
        "latency_at, 0.5",
        "latency_steps_per_second, 55.0",
        "p50_ms, 1.1",
        "p99_ms, 1.2",
        "p999_ms, 1.3",
        "written_p50_ms, 1.4",
        "written_p99_ms, 1.5",
        "written_p999_ms, 1.6",
        "steps_in, 1000",
        "steps_out, 1001"
    })
    void tellsOfAVariant(String key, String value) {
        assertThat(attention().get(key).asText()).isEqualTo(value);
        assertThat(attention()).as("with latencies and rounds").hasSize(21);
    }

    @Test
    void leavesOutTheLatencyThatWasNotMeasured() {
        assertThat(passThrough().fieldNames())
                .toIterable()
                .hasSize(13)
                .contains("of_pass_through", "latencies", "rounds")
                .doesNotContain("latency_at", "p50_ms", "written_p50_ms");
        assertThat(passThrough().get("latencies")).isEmpty();
        assertThat(passThrough().get("attention_is").asDouble()).isEqualTo(.5);
    }

    @ParameterizedTest
    @CsvSource({
        "latency_at, 0.5",
        "latency_steps_per_second, 55.0",
        "p50_ms, 1.1",
        "p99_ms, 1.2",
        "p999_ms, 1.3",
        "written_p50_ms, 1.4",
        "written_p99_ms, 1.5",
        "written_p999_ms, 1.6"
    })
    void tellsOfEachLatency(String key, String value) {
        assertThat(attention().get("latencies").get(0).get(key).asText()).isEqualTo(value);
        assertThat(attention().get("latencies").get(0)).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({
        "steps_per_second, 220.0",
        "cpu_micros_per_step, 10.0",
        "bytes_per_step, 300.0",
        "steps_in, 2000",
        "steps_out, 2002"
    })
    void tellsOfEachRound(String key, String value) {
        assertThat(passThrough().get("rounds").get(0).get(key).asText()).isEqualTo(value);
        assertThat(passThrough().get("rounds").get(0)).hasSize(6);
    }
}
