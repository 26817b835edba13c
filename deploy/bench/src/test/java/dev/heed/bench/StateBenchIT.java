package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.cli.CommandLineFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateBenchIT {
    @TempDir
    Path directory;

    @Test
    void tellsWhatStateCosts() throws Exception {
        Path json = directory.resolve("state.json");
        CommandLineFixture bench = CommandLineFixture.heed(
                "bench", "--channels=2", "--block=16", "--hop=8", "--model=local", "--state-of=20", "--json=" + json);
        assertThat(bench.err()).isEmpty();
        assertThat(bench.status()).isZero();
        JsonNode costs = new ObjectMapper().readTree(json.toFile()).get("state");
        assertThat(costs.findValuesAsText("backend")).containsExactly("hashmap", "rocksdb");
        for (JsonNode cost : costs) {
            assertThat(cost.get("raw_bytes").asInt()).isEqualTo(18 * 2 * Float.BYTES);
            assertThat(cost.get("checkpoint_bytes").asInt())
                    .isGreaterThan(cost.get("raw_bytes").asInt());
            assertThat(cost.get("restore_ms").asLong()).isPositive();
        }
    }
}
