package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.cli.CommandLineFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandIT {
    @TempDir
    Path directory;

    @Test
    void givesOutEveryStepOfEveryVariant() throws Exception {
        Path json = directory.resolve("bench.json");
        CommandLineFixture bench = CommandLineFixture.heed(
                "bench",
                "--entities=4",
                "--channels=2",
                "--block=16",
                "--hop=8",
                "--model=local",
                "--window=32",
                "--rounds=1",
                "--warm-up=0",
                "--seconds=1",
                "--latency-at=0.5",
                "--checkpoint-interval=200ms",
                "--json=" + json);
        assertThat(bench.err()).isEmpty();
        assertThat(bench.status()).isZero();
        assertThat(bench.out())
                .contains("nothing was lost")
                .contains("latency of attention")
                .contains("R = 18");
        JsonNode results = new ObjectMapper().readTree(json.toFile()).get("results");
        assertThat(results.findValuesAsText("name")).containsExactlyElementsOf(Variants.names());
        for (JsonNode result : results) {
            assertThat(result.get("steps_out").asLong())
                    .isPositive()
                    .isEqualTo(result.get("steps_in").asLong());
            assertThat(result.get("steps_per_second").asDouble()).isPositive();
            assertThat(result.get("bytes_per_step").asDouble()).isPositive();
        }
        assertThat(results.get(0).get("written_p99_ms").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(results.get(0).get("p99_ms").asDouble());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--only=atention           | --only: expected some of attention,            | found atention",
                "--state-of=0              | expected at least 1 entity                     | found 0",
                "--entities=1000000000     | expected at most 10,000,000 entities           | found 1,000,000,000",
                "--state-backend=heap      | --state-backend: expected hashmap or rocksdb   | found heap",
                "--delivery=once           | --delivery exactly-once or at-least-once       | once",
                "--json=/nowhere/b.json    | --json: expected a file in a directory         | found /nowhere/b.json",
                "-Dheed.attend.linger=soon | heed.attend.linger: expected a duration        | found 'soon'",
                "--model=/nowhere          | expected a model directory                     | /nowhere",
            })
    void refusesBeforeItMeasures(String argument, String expected, String found) {
        CommandLineFixture bench = CommandLineFixture.heed("bench", argument);
        assertThat(bench.status()).isIn(2, 3);
        assertThat(bench.err()).contains(expected).contains(found);
        assertThat(bench.out()).isEmpty();
    }
}
