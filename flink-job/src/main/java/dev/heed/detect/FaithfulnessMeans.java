package dev.heed.detect;

import dev.heed.model.scoring.FaithfulnessScores;
import java.util.function.ToDoubleFunction;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** How true the saliency was of the hops that were checked since the task began, as gauges: NaN before the first. */
final class FaithfulnessMeans {
    private long hops;
    private FaithfulnessScores sums = new FaithfulnessScores(0, 0, 0, 0);

    /** Means that a task shows. */
    FaithfulnessMeans(MetricGroup metrics) {
        show(metrics, "saliencyDeletion", FaithfulnessScores::deletion);
        show(metrics, "saliencyDeletionRandom", FaithfulnessScores::deletionRandom);
        show(metrics, "saliencySufficiency", FaithfulnessScores::sufficiency);
        show(metrics, "saliencySufficiencyRandom", FaithfulnessScores::sufficiencyRandom);
    }

    private void show(MetricGroup metrics, String name, ToDoubleFunction<FaithfulnessScores> part) {
        metrics.gauge(name, (Gauge<Double>) () -> part.applyAsDouble(sums) / hops);
    }

    void add(FaithfulnessScores shares) {
        hops++;
        sums = sums.plus(shares);
    }
}
