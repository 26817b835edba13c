package dev.heed.detect;

import dev.heed.metrics.Metric;
import dev.heed.model.scoring.FaithfulnessScores;
import java.util.function.ToDoubleFunction;
import org.apache.flink.metrics.MetricGroup;

/** How true the saliency was of the hops that were checked since the task began, as gauges: NaN before the first. */
final class FaithfulnessMeans {
    private long hops;
    private FaithfulnessScores sums = new FaithfulnessScores(0, 0, 0, 0);

    /** Means that a task shows. */
    FaithfulnessMeans(MetricGroup metrics) {
        show(metrics, DetectMetrics.DELETION, FaithfulnessScores::deletion);
        show(metrics, DetectMetrics.DELETION_RANDOM, FaithfulnessScores::deletionRandom);
        show(metrics, DetectMetrics.SUFFICIENCY, FaithfulnessScores::sufficiency);
        show(metrics, DetectMetrics.SUFFICIENCY_RANDOM, FaithfulnessScores::sufficiencyRandom);
    }

    private void show(MetricGroup metrics, Metric metric, ToDoubleFunction<FaithfulnessScores> part) {
        metric.gauge(metrics, () -> part.applyAsDouble(sums) / hops);
    }

    void add(FaithfulnessScores shares) {
        hops++;
        sums = sums.plus(shares);
    }
}
