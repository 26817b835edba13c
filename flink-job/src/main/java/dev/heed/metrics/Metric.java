package dev.heed.metrics;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * A metric that the job shows, by Flink's reporters, in the scope of an operator.
 *
 * @param operator whose scope it is in, such as {@code window}
 * @param path below it, such as {@code late}; a part in angle brackets stands for whatever is named there
 * @param kind how it moves
 * @param unit of its value, such as {@code windows} or {@code µs}
 * @param description what it says
 */
public record Metric(String operator, String path, Kind kind, String unit, String description) {
    private static final int HISTORY = 1000;

    /** What Flink's Prometheus reporter puts before the metrics of an operator. */
    public static final String IN_PROMETHEUS = "flink_taskmanager_job_task_operator";

    /** How a metric moves. */
    public enum Kind {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }

    /** The name, without the groups above it. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /**
     * The name that Flink's Prometheus reporter gives it; the operator is its label {@code operator_name}, what an angle
     * bracket stands for is another label.
     */
    public String prometheusName() {
        return Stream.of(path.split("[.]"))
                .filter(part -> !part.startsWith("<"))
                .collect(Collectors.joining("_", IN_PROMETHEUS + "_", ""));
    }

    /** A counter of this name in a group. */
    public Counter counter(MetricGroup group) {
        return group.counter(name());
    }

    /** Shows a value under this name in a group. */
    public <T> void gauge(MetricGroup group, Gauge<T> value) {
        group.gauge(name(), value);
    }

    /** A histogram of the latest values of this name in a group. */
    public Histogram histogram(MetricGroup group) {
        return group.histogram(name(), new DescriptiveStatisticsHistogram(HISTORY));
    }
}
