package dev.heed.detect;

import dev.heed.model.forecasting.Coverage;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What a subtask of many models shows of its detections. */
final class DetectCounts {
    private final FaithfulnessMeans faithfulness;
    private final Counter steps;
    private final Counter opened;
    private final MeanRise rise = new MeanRise();

    /** @param lanes those in use, for any thread */
    DetectCounts(MetricGroup metrics, Supplier<Collection<DetectLane>> lanes) {
        faithfulness = new FaithfulnessMeans(metrics);
        steps = DetectMetrics.STEPS.counter(metrics);
        opened = DetectMetrics.ALERTS_OPENED.counter(metrics);
        DetectMetrics.RISE.gauge(metrics, rise::value);
        DetectMetrics.VERDICTS_UNMATCHED.gauge(
                metrics,
                () -> lanes.get().stream()
                        .mapToLong(lane -> lane.detector().unmatchedVerdicts())
                        .sum());
        DetectMetrics.COVERAGE.gauge(
                metrics, () -> sum(lanes, Coverage::targetsInside) / (double) sum(lanes, Coverage::targets));
        DetectMetrics.TARGETS.gauge(metrics, () -> sum(lanes, Coverage::targets));
        DetectMetrics.TARGETS_INSIDE.gauge(metrics, () -> sum(lanes, Coverage::targetsInside));
        DetectMetrics.COVERAGE_PROMISED.gauge(
                metrics,
                () -> lanes.get().stream()
                        .mapToDouble(lane -> lane.forecaster().promised())
                        .average()
                        .orElse(Double.NaN));
    }

    private static long sum(Supplier<Collection<DetectLane>> lanes, ToLongFunction<Coverage> part) {
        return lanes.get().stream()
                .mapToLong(lane -> part.applyAsLong(lane.forecaster().coverage()))
                .sum();
    }

    /** A hop was given out. */
    void given(Detection detection, Usual usual) {
        steps.inc(detection.attended().steps().hop());
        rise.add(usual.score.rise());
        detection.alerts().forEach(alert -> opened.inc(alert.state() == Alert.State.OPEN ? 1 : 0));
        if (detection.faithfulness() != null) {
            faithfulness.add(detection.faithfulness());
        }
    }
}
