package dev.heed.model.series;

import java.io.Serializable;
import java.util.List;

/**
 * How values are normalised: z = (x − m) / s with running statistics of each entity and channel, begun from the training
 * data's. The statistics decay with a long half-life and learn winsorised values, so that an anomaly does not become
 * normal while it lasts.
 *
 * <p>With x observed, d = clip(x − m, ±w·s) and a = 1 − 2^(−1/half-life): m ← m + a·d, v ← (1 − a)(v + a·d²);
 * s = √(v + floor²).
 *
 * @param halfLifeSteps steps after which an observation has lost half its weight, &gt; 0
 * @param winsorSigmas w, in scales, ≥ 0: with w = 0 and v = 0 the statistics stay as they are
 * @param clipSigmas |z| is cut off here, &gt; 0
 * @param mean m at the start, per channel, in input units
 * @param variance v at the start, per channel, in squared input units, ≥ 0
 * @param floor smallest scale, per channel, in input units, &gt; 0
 */
public record Normalisation(
        double halfLifeSteps,
        double winsorSigmas,
        double clipSigmas,
        List<Double> mean,
        List<Double> variance,
        List<Double> floor)
        implements Serializable {

    public Normalisation {
        positive("halfLifeSteps", halfLifeSteps);
        if (winsorSigmas != 0) {
            positive("winsorSigmas", winsorSigmas);
        }
        positive("clipSigmas", clipSigmas);
        mean = List.copyOf(mean);
        variance = List.copyOf(variance);
        floor = List.copyOf(floor);
        if (variance.size() != mean.size() || floor.size() != mean.size()) {
            throw new IllegalArgumentException("normalisation needs as many variances and floors as means: found "
                    + mean.size() + " means, " + variance.size() + " variances, " + floor.size() + " floors");
        }
        floor.forEach(value -> positive("floor", value));
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("normalisation." + name + " must be finite and > 0, found " + value);
        }
    }

    /** Number of channels. */
    public int channels() {
        return mean.size();
    }
}
