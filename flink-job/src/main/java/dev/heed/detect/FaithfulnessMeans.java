package dev.heed.detect;

import dev.heed.model.scoring.Faithfulness.Shares;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.apache.flink.api.common.accumulators.DoubleCounter;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** How true the saliency was of the hops that were checked since the task began: as gauges, and as sums for the job's end. */
public final class FaithfulnessMeans implements Consumer<Shares> {
    private static final String HOPS = "saliencyHops";
    private static final List<Part> PARTS = List.of(
            new Part("saliencyDeletion", Shares::deletion),
            new Part("saliencyDeletionRandom", Shares::deletionRandom),
            new Part("saliencySufficiency", Shares::sufficiency),
            new Part("saliencySufficiencyRandom", Shares::sufficiencyRandom));

    private final LongCounter hops = new LongCounter();
    private final List<DoubleCounter> sums =
            PARTS.stream().map(part -> new DoubleCounter()).toList();

    private FaithfulnessMeans() {}

    /** Means that a task shows: gauges of their own, and accumulators of their sums. */
    static FaithfulnessMeans in(RuntimeContext task) {
        FaithfulnessMeans means = new FaithfulnessMeans();
        MetricGroup metrics = task.getMetricGroup();
        task.addAccumulator(HOPS, means.hops);
        for (int i = 0; i < PARTS.size(); i++) {
            DoubleCounter sum = means.sums.get(i);
            task.addAccumulator(PARTS.get(i).name(), sum);
            metrics.gauge(PARTS.get(i).name(), (Gauge<Double>)
                    () -> sum.getLocalValuePrimitive() / means.hops.getLocalValuePrimitive());
        }
        return means;
    }

    @Override
    public void accept(Shares shares) {
        hops.add(1);
        for (int i = 0; i < PARTS.size(); i++) {
            sums.get(i).add(PARTS.get(i).of().applyAsDouble(shares));
        }
    }

    /** Hops that were checked in a job that ended, from its accumulators. */
    public static long hops(Map<String, Object> accumulators) {
        return accumulators.get(HOPS) instanceof Long hops ? hops : 0;
    }

    /** Means over the hops that were checked in a job that ended; NaN where there was none. */
    public static Shares means(Map<String, Object> accumulators) {
        double[] means = PARTS.stream()
                .mapToDouble(part -> accumulators.get(part.name()) instanceof Double sum ? sum : 0)
                .map(sum -> sum / hops(accumulators))
                .toArray();
        return new Shares(means[0], means[1], means[2], means[3]);
    }

    private record Part(String name, ToDoubleFunction<Shares> of) {}
}
