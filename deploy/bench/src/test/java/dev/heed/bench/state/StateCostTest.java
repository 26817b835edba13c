package dev.heed.bench.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateCostTest {
    private static final JsonNode JSON =
            new ObjectMapper().valueToTree(new StateCost(1, "rocksdb", 2, 3, 4, 5, 6, 7, 8.5, 9));

    @ParameterizedTest
    @CsvSource({
        "entities, 1",
        "backend, rocksdb",
        "raw_bytes, 2",
        "checkpoint_bytes, 3",
        "heap_bytes, 4",
        "full_ms, 5",
        "next_ms, 6",
        "next_bytes, 7",
        "steps_per_second, 8.5",
        "restore_ms, 9"
    })
    void hasTheseKeys(String key, String value) {
        assertThat(JSON.get(key).asText()).isEqualTo(value);
    }

    @Test
    void hasNoOthers() {
        assertThat(JSON).hasSize(10);
    }
}
