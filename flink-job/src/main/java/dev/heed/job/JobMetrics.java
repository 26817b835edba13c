package dev.heed.job;

import dev.heed.attend.AttendMetrics;
import dev.heed.detect.DetectMetrics;
import dev.heed.emit.EmitMetrics;
import dev.heed.ingest.IngestMetrics;
import dev.heed.metrics.Metric;
import dev.heed.window.WindowMetrics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All metrics of the job, in the order of the stages. */
public final class JobMetrics {
    private static final List<Class<?>> STAGES = List.of(
            IngestMetrics.class, WindowMetrics.class, AttendMetrics.class, DetectMetrics.class, EmitMetrics.class);

    private static final String IN_PROMETHEUS = Metric.IN_PROMETHEUS + "_";

    private JobMetrics() {}

    /** Every metric of Heed's own; Flink adds others. */
    public static List<Metric> all() {
        return Constants.of(STAGES, Metric.class);
    }

    /** The metrics as a Markdown table. */
    public static String table() {
        Stream<String> head = Stream.of(
                "| metric | in Prometheus: `flink_taskmanager_job_task_operator_…` | kind | unit | what it says |",
                "| --- | --- | --- | --- | --- |");
        return Stream.concat(head, all().stream().map(JobMetrics::row)).collect(Collectors.joining("\n"));
    }

    private static String row(Metric metric) {
        return "| `%s.%s` | `%s` | %s | %s | %s |"
                .formatted(
                        metric.operator(),
                        metric.path(),
                        metric.prometheusName().substring(IN_PROMETHEUS.length()),
                        metric.kind().name().toLowerCase(Locale.ROOT),
                        metric.unit(),
                        metric.description());
    }
}
