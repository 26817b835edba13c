package dev.heed.detect;

import dev.heed.model.scoring.Faithfulness.Shares;
import java.util.function.ToDoubleFunction;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** How true the saliency was of the hops that were checked since the task began, as gauges: NaN before the first. */
final class FaithfulnessMeans {
    private long hops;
    private Shares sums = new Shares(0, 0, 0, 0);

    /** Means that a task shows. */
    FaithfulnessMeans(MetricGroup metrics) {
        show(metrics, "saliencyDeletion", Shares::deletion);
        show(metrics, "saliencyDeletionRandom", Shares::deletionRandom);
        show(metrics, "saliencySufficiency", Shares::sufficiency);
        show(metrics, "saliencySufficiencyRandom", Shares::sufficiencyRandom);
    }

    private void show(MetricGroup metrics, String name, ToDoubleFunction<Shares> part) {
        metrics.gauge(name, (Gauge<Double>) () -> part.applyAsDouble(sums) / hops);
    }

    void add(Shares shares) {
        hops++;
        sums = sums.plus(shares);
    }
}
