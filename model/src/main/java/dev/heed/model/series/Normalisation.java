package dev.heed.model.series;

import java.io.Serializable;
import java.util.List;

/**
 * How values are normalised: z = (x − m) / s with running statistics of each entity and channel, begun from the training
 * data's. The statistics decay with a long half-life and learn what is far off little or not, so that an anomaly does not become
 * normal while it lasts (a redescending weight; Hampel 1974).
 *
 * <p>With x observed, s = √(v + floor²), r = |x − m|/s, g = 1 up to r = 4, 0 from r = 8 on and straight between,
 * d = clip(x − m, ±w·s), a = 1 − 2^(−1/half-life) and n the values learned so far: m ← m + max(a, 1/n)·g·d,
 * v ← (1 − a·g)(v + a·g·d²). So the mean is an entity's own from its first values on, the scale begins with training's.
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
    private static final double FULL_SIGMAS = 4;
    private static final double NONE_SIGMAS = 8;

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

    /** How much of a value is learned that is so many scales off, in [0, 1]. */
    double weight(double sigmas) {
        return Math.max(0, Math.min(1, (NONE_SIGMAS - Math.abs(sigmas)) / (NONE_SIGMAS - FULL_SIGMAS)));
    }

    /** Number of channels. */
    public int channels() {
        return mean.size();
    }
}
