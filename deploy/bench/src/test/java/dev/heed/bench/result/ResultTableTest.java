package dev.heed.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private static String printed(Map<String, List<Round>> rounds) {
        StringWriter text = new StringWriter();
        ResultTable.print(Result.of(rounds, 8), new PrintWriter(text));
        return text.toString();
    }

    private static Round round(double stepsPerSecond, long out, Latency... latencies) {
        return new Round(stepsPerSecond, 12.34, 56.7, 1_000, out, List.of(latencies));
    }

    @Test
    void namesItsColumns() {
        assertThat(printed(Map.of("forest", List.of(round(10, 1_000)))).lines().findFirst())
                .hasValueSatisfying(head -> assertThat(head.trim().split(" {2,}"))
                        .containsExactly(
                                "variant",
                                "steps/s",
                                "least - most",
                                "values/s",
                                "CPU µs/step",
                                "bytes/step",
                                "of pass-through",
                                "attention is"));
    }

    @Test
    void roundsAndGroupsItsFigures() {
        assertThat(printed(Map.of("forest", List.of(round(1_234_567.8, 1_000)))))
                .containsPattern("forest +1,234,568 +1,234,568 - 1,234,568 +9,876,542 +12.3 +57");
    }

    @Test
    void leavesComparisonsEmptyWhereThereIsNothingToCompareWith() {
        assertThat(printed(Map.of("forest", List.of(round(10, 1_000)))))
                .doesNotContain(" %")
                .doesNotContain(" x");
    }

    @Test
    void saysWhenStepsWereLost() {
        assertThat(printed(Map.of("forest", List.of(round(10, 999)))))
                .contains("1,000 steps in, 999 out: NOT THE SAME");
    }

    @Test
    void hasATableOfLatenciesForEachVariantThatHasThem() {
        Latency half = new Latency(.5, 1_500, 1, 2, 3, 4, 5, 6);
        Latency most = new Latency(.8, 2_400, 11, 12, 13, 14, 15, 1_600);
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        rounds.put("attention", List.of(round(3_000, 1_000, half, most)));
        rounds.put("per-window", List.of(round(300, 1_000, half, most)));
        assertThat(printed(rounds))
                .containsPattern("latency of attention, ms +steps/s +p50 seen +p99 +p99.9 +p50 written +p99 +p99.9")
                .contains("latency of per-window, ms")
                .containsPattern("at 50 % +1,500 +1 +2 +3 +4 +5 +6")
                .containsPattern("at 80 % +2,400 +11 +12 +13 +14 +15 +1,600");
    }
}
