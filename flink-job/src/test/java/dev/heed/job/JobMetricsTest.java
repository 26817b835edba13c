package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.attend.AttendMetrics;
import dev.heed.detect.DetectMetrics;
import dev.heed.emit.EmitMetrics;
import dev.heed.ingest.IngestMetrics;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reason;
import dev.heed.ingest.Rejected;
import dev.heed.metrics.Metric;
import dev.heed.window.WindowMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A job that ran shows every metric that the README names, and each counts what it says. */
class JobMetricsTest {
    private static final InMemoryReporter REPORTER = InMemoryReporter.createWithRetainedMetrics();

    private static final Map<String, org.apache.flink.metrics.Metric> SHOWN = new TreeMap<>();
    private static List<dev.heed.detect.Detection> detections = List.of();

    /** All machines in order, a record that is rejected, one that is late, and one sample twice in a block's time. */
    @BeforeAll
    static void runAJob() throws Exception {
        List<Ingested> readings = new ArrayList<>(Machines.inOrder());
        readings.add(readings.remove(100 * Machines.ENTITIES));
        readings.add(Ingested.of(new Rejected(
                Reason.EMPTY,
                "expected a SensorReading, found null",
                null,
                null,
                List.of(),
                0,
                new Origin("t", 0, 0))));
        PipelineRun run = new PipelineRun().parallelism(1).option("heed.detect.faithfulness-every", "1");
        REPORTER.addToConfiguration(new Configuration()).toMap().forEach(run::option);
        JobClient job = run.start(readings, RateLimiterStrategy.perSecond(4000));
        job.getJobExecutionResult().get();
        REPORTER.getMetricsByGroup()
                .forEach((group, metrics) ->
                        metrics.forEach((name, metric) -> SHOWN.put(group.getMetricIdentifier(name), metric)));
        detections = List.copyOf(run.detections().values());
    }

    static Stream<Metric> metrics() {
        return JobMetrics.all().stream()
                .filter(metric -> !metric.operator().equals("sensor-readings"))
                .filter(metric -> metric != EmitMetrics.LOST_TRANSACTIONS && metric != EmitMetrics.DEAD_LETTERS);
    }

    /** The metric, wherever a part of its path stands for a name. */
    private static org.apache.flink.metrics.Metric shown(Metric metric) {
        String path = metric.path().replace(".", "[.]").replaceAll("<\\w+>", ".+");
        return SHOWN.entrySet().stream()
                .filter(entry -> entry.getKey().matches(".*[.]" + metric.operator() + "[.]0[.]" + path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + metric + " among " + SHOWN.keySet()));
    }

    private static long count(Metric metric) {
        return ((Counter) shown(metric)).getCount();
    }

    private static double value(Metric metric) {
        return ((Number) ((Gauge<?>) shown(metric)).getValue()).doubleValue();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void isShownAsWhatItIs(Metric metric) {
        Class<?> type = switch (metric.kind()) {
            case COUNTER -> Counter.class;
            case GAUGE -> Gauge.class;
            case HISTOGRAM -> Histogram.class;
        };
        assertThat(shown(metric)).isInstanceOf(type);
    }

    @Test
    void countsReadingsValuesAndWhatIsRejected() {
        int readings = Machines.ENTITIES * Machines.STEPS;
        assertThat(count(IngestMetrics.READINGS)).isEqualTo(readings);
        assertThat(count(IngestMetrics.VALUES)).isEqualTo(3L * readings);
        assertThat(count(IngestMetrics.REJECTED)).isEqualTo(1);
    }

    @Test
    void countsWindowsAndWhatIsLate() {
        assertThat(count(WindowMetrics.WINDOWS)).isEqualTo(detections.size());
        assertThat(count(WindowMetrics.LATE)).isEqualTo(1);
        assertThat(value(WindowMetrics.REPEATED)).isZero();
        assertThat(value(WindowMetrics.ENTITIES)).isZero(); // all were forgotten at the end of time
        assertThat(count(WindowMetrics.TOO_MANY_ENTITIES)).isZero();
    }

    @Test
    void countsWhatTheModelAttended() {
        assertThat(count(AttendMetrics.WINDOWS)).isEqualTo(detections.size());
        assertThat(count(AttendMetrics.STEPS)).isEqualTo(8L * detections.size());
        assertThat(value(AttendMetrics.GPU_OPERATIONS)).isGreaterThanOrEqualTo(0);
        assertThat(value(AttendMetrics.BATCH_TARGET)).isBetween(1., 64.);
        assertThat(value(AttendMetrics.SUSPECTS)).isZero();
        assertThat(count(AttendMetrics.SET_ASIDE)).isZero();
        assertThat(((Histogram) shown(AttendMetrics.BATCH_SIZE)).getStatistics().getMax())
                .isBetween(1L, 64L);
        assertThat(((Histogram) shown(AttendMetrics.INFERENCE_MICROS))
                        .getStatistics()
                        .getMin())
                .isPositive();
        assertThat(((Histogram) shown(AttendMetrics.QUEUE_MICROS)).getCount())
                .isEqualTo(((Histogram) shown(AttendMetrics.BATCH_SIZE)).getCount());
    }

    @Test
    void countsStepsAndOpenings() {
        assertThat(count(DetectMetrics.STEPS)).isEqualTo(8L * detections.size());
        assertThat(count(DetectMetrics.ALERTS_OPENED))
                .isPositive()
                .isEqualTo(detections.stream()
                        .flatMap(detection -> detection.alerts().stream())
                        .filter(alert -> alert.state() == dev.heed.detect.Alert.State.OPEN)
                        .count());
    }

    @Test
    void measuresForecastsAndSaliency() {
        assertThat(value(DetectMetrics.COVERAGE)).isBetween(.3, 1.);
        assertThat(value(DetectMetrics.COVERAGE))
                .isCloseTo(value(DetectMetrics.TARGETS_INSIDE) / value(DetectMetrics.TARGETS), within(1e-12));
        assertThat(value(DetectMetrics.COVERAGE_PROMISED)).isBetween(.5, .99);
        assertThat(value(DetectMetrics.RISE)).isBetween(1., 2.);
        assertThat(value(DetectMetrics.BELOW)).isBetween(0., .6);
        assertThat(value(DetectMetrics.DELETION)).isGreaterThan(value(DetectMetrics.DELETION_RANDOM));
        assertThat(value(DetectMetrics.SUFFICIENCY)).isGreaterThan(value(DetectMetrics.SUFFICIENCY_RANDOM));
    }

    @Test
    void readmeShowsEveryMetric() throws IOException {
        new Readme(Path.of("README.md"), "metrics").assertHolds(JobMetrics.table());
    }
}
