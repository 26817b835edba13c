package dev.heed.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heed.job.JobMetrics;
import dev.heed.metrics.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A job that runs shows all that the table of metrics, the dashboard and the rules name. */
class MonitoringIT {
    /** What another exporter shows, on machines with a GPU. */
    private static final String OF_GPUS = "DCGM_";

    @TempDir
    private static Path directory;

    private static MonitoredJob job;
    private static List<Series> shown = List.of();

    @BeforeAll
    static void start() throws Exception {
        job = new MonitoredJob(directory, List.of());
        job.feed();
        shown = job.scrape();
    }

    @AfterAll
    static void stop() {
        job.close();
    }

    static List<Metric> metrics() {
        return JobMetrics.all();
    }

    static List<String> queries() throws IOException {
        return Stream.concat(Dashboard.queries().stream(), Rules.read().stream().map(Rules.Rule::expr))
                .filter(query -> !query.contains(OF_GPUS))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void isShownInPrometheusUnderTheNameOfTheTable(Metric metric) {
        assertThat(shown)
                .filteredOn(one -> one.name().equals(metric.prometheusName()))
                .as("%s", metric)
                .anyMatch(one -> one.labels().getOrDefault("operator_name", "").endsWith(metric.operator()));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void readsWhatIsThere(String query) {
        assertThat(Selector.in(query))
                .isNotEmpty()
                .allSatisfy(selector -> assertThat(shown).as("%s", selector).anyMatch(selector::finds));
    }

    @Test
    void aRealPrometheusAnswersEveryQueryOfTheDashboardAndFindsNothingWrong() throws Exception {
        try (Prometheus prometheus = new Prometheus(directory, job.port)) {
            prometheus.awaitAnswer("rate(flink_taskmanager_job_task_operator_steps[1m])");
            SoftAssertions softly = new SoftAssertions();
            for (String query : Dashboard.queries()) {
                if (!query.contains(OF_GPUS) && !query.endsWith("> 0")) {
                    softly.assertThat(prometheus.answer(query)).as(query).isNotEmpty();
                }
            }
            softly.assertAll();
            JsonNode rules = prometheus.rules();
            assertThat(rules).hasSize(Rules.read().size()).allSatisfy(rule -> {
                assertThat(rule.path("health").asText()).as("%s", rule).isEqualTo("ok");
                assertThat(rule.path("state").asText()).as("%s", rule).isNotEqualTo("firing");
            });
        }
    }
}
