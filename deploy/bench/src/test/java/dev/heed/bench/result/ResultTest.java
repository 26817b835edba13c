package dev.heed.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTest {
    @TempDir
    Path directory;

    private static Round round(double stepsPerSecond, Latency... latencies) {
        return new Round(stepsPerSecond, 20, 400, 1_000, 1_000, List.of(latencies));
    }

    private static Latency latency(double at, double p99) {
        return new Latency(at, 10, 1, p99, 300, 2, 20, 30);
    }

    /** Three rounds; the machine was twice as slow in the second. */
    private static List<Result> results() {
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        rounds.put(
                "attention",
                List.of(
                        round(100, latency(.25, 7), latency(.5, 11)),
                        round(50, latency(.25, 9), latency(.5, 90)),
                        round(110, latency(.25, 8), latency(.5, 13))));
        rounds.put("pass-through", List.of(round(200), round(100), round(180)));
        rounds.put("forest", List.of(round(10), round(5), round(10)));
        return Result.of(rounds, 8);
    }

    @Test
    void tellsMediansAndExtremesOfTheRounds() {
        Result attention = results().get(0);
        assertThat(attention.stepsPerSecond()).isEqualTo(100);
        assertThat(attention.valuesPerSecond()).isEqualTo(800);
        assertThat(attention.least()).isEqualTo(50);
        assertThat(attention.most()).isEqualTo(110);
        assertThat(attention.stepsIn()).isEqualTo(3_000);
    }

    @Test
    void comparesWithinEachRoundSoThatASlowMinuteMakesNoDifference() {
        assertThat(results().get(0).ofPassThrough()).isCloseTo(.5, within(1e-9));
        assertThat(results().get(2).attentionIs()).isCloseTo(10, within(1e-9));
    }

    @Test
    void comparesWithNothingThatWasNotMeasured() {
        Result alone = Result.of(Map.of("forest", List.of(round(10))), 8).get(0);
        assertThat(alone.ofPassThrough()).isNull();
        assertThat(alone.attentionIs()).isNull();
        assertThat(alone.latency()).isNull();
    }

    @Test
    void putsTheLatencyAtHalfTheHighestRateFirst() {
        Latency first = results().get(0).latency();
        assertThat(first).isEqualTo(latency(.5, 13));
        assertThat(results().get(0).latencies()).hasSize(2);
    }

    @Test
    void writesTheFiguresAsJson() throws Exception {
        File file = directory.resolve("bench.json").toFile();
        new Report(Machine.here("cpu"), Map.of("model", "local"), results()).write(file);
        JsonNode json = new ObjectMapper().readTree(file);
        JsonNode attention = json.get("results").get(0);
        assertThat(attention.get("name").asText()).isEqualTo("attention");
        assertThat(attention.get("steps_per_second").asDouble()).isEqualTo(100);
        assertThat(attention.get("values_per_second").asDouble()).isEqualTo(800);
        assertThat(attention.get("p99_ms").asDouble()).isEqualTo(13);
        assertThat(attention.get("written_p99_ms").asDouble()).isEqualTo(20);
        assertThat(attention.get("latencies").get(0).get("p99_ms").asDouble()).isEqualTo(8);
        assertThat(attention.get("rounds").get(1).get("steps_per_second").asDouble())
                .isEqualTo(50);
        assertThat(json.get("results").get(1).has("p99_ms")).isFalse();
        assertThat(json.get("machine").get("tensorflow").asText()).startsWith("2.");
    }

    @Test
    void printsRatesRatiosAndLatencies() {
        StringWriter text = new StringWriter();
        ResultTable.print(results(), new PrintWriter(text));
        assertThat(text.toString())
                .containsPattern("attention +100 +50 - 110 +800 +20.0 +400 +50 % +1.00 x")
                .containsPattern("forest +10 +5 - 10 .* 10.00 x")
                .containsPattern("latency of attention, ms")
                .containsPattern("at 50 % +10 +1 +13 +300 +2 +20 +30")
                .doesNotContain("latency of forest")
                .contains("9,000 steps in, 9,000 out: nothing was lost");
    }
}
