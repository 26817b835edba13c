package dev.heed.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.metrics.Metric.Kind;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static final Metric METRIC =
            new Metric("attend", "model.<name>.windows", Kind.COUNTER, "windows", "Windows.");

    private final Map<String, Object> shown = new HashMap<>();
    private final Group group = new Group();

    /** A group that remembers what was shown in it. */
    private final class Group extends UnregisteredMetricsGroup {
        @Override
        public <C extends Counter> C counter(String name, C counter) {
            shown.put(name, counter);
            return counter;
        }

        @Override
        public Counter counter(String name) {
            return counter(name, super.counter(name));
        }

        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            shown.put(name, gauge);
            return gauge;
        }

        @Override
        public <H extends Histogram> H histogram(String name, H histogram) {
            shown.put(name, histogram);
            return histogram;
        }
    }

    @Test
    void hasTheLastPartOfItsPathAsItsName() {
        assertThat(METRIC.name()).isEqualTo("windows");
        assertThat(new Metric("window", "late", Kind.COUNTER, "readings", "").name())
                .isEqualTo("late");
    }

    @Test
    void isFoundInPrometheusWithoutWhatBecomesALabel() {
        assertThat(METRIC.prometheusName()).isEqualTo("flink_taskmanager_job_task_operator_model_windows");
    }

    @Test
    void isShownUnderItsName() {
        Counter counter = METRIC.counter(group);
        assertThat(shown).containsOnly(Map.entry("windows", counter));
        METRIC.gauge(group, () -> 7);
        assertThat(shown.get("windows"))
                .isInstanceOfSatisfying(
                        Gauge.class, gauge -> assertThat(gauge.getValue()).isEqualTo(7));
    }

    @Test
    void looksBackOnTheLatestThousandValues() {
        Histogram histogram = METRIC.histogram(group);
        for (int i = 0; i < 1_500; i++) {
            histogram.update(i);
        }
        assertThat(histogram.getStatistics().getMin()).isEqualTo(500);
        assertThat(histogram.getStatistics().getMax()).isEqualTo(1_499);
    }
}
