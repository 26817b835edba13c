package dev.heed.model.scoring;

import java.io.Serializable;
import java.util.List;

/**
 * How high the peaks of an evidence go while nothing is wrong: peaks over a threshold, whose excesses follow a generalised
 * Pareto distribution (Pickands 1975; Siffer et al., KDD 2017). A peak is the largest value of a run above the level.
 *
 * @param level u: what is above is unusual, &gt; 0
 * @param scale σ of the excesses over u, &gt; 0
 * @param shape ξ of the excesses, in (−1, 1)
 * @param perStep λ: peaks in a step, &gt; 0
 * @param usual the 95 % quantile of all values, &gt; 0
 * @param begin [{@link ScoreHistogram#BUCKETS}]: histogram of all values in terms of {@code usual}, as shares
 */
public record PeakTail(double level, double scale, double shape, double perStep, double usual, List<Double> begin)
        implements Serializable {
    private static final double STRAIGHT = 1e-6;

    public PeakTail {
        begin = List.copyOf(begin);
        if (!isPositive(level) || !isPositive(scale) || !isPositive(perStep) || !isPositive(usual)) {
            throw new IllegalArgumentException("a tail needs finite level, scale, perStep and usual > 0, found " + level
                    + ", " + scale + ", " + perStep + ", " + usual);
        }
        if (!(Math.abs(shape) < 1)) {
            throw new IllegalArgumentException("a tail needs a shape in (-1, 1), found " + shape);
        }
        if (begin.size() != ScoreHistogram.BUCKETS) {
            throw new IllegalArgumentException(
                    "a tail's histogram needs " + ScoreHistogram.BUCKETS + " buckets, found " + begin.size());
        }
    }

    private static boolean isPositive(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    /** Mean excess of a peak over the level, σ / (1 − ξ). */
    double meanExcess() {
        return scale / (1 - shape);
    }

    /**
     * What peaks exceed so often: u + σ/ξ ((λ/rate)^ξ − 1), and u where that is below it.
     *
     * @param rate peaks in a step, &gt; 0
     */
    public double exceeded(double rate) {
        return exceeded(rate, perStep, scale);
    }

    /** The same with another rate of peaks and another scale. */
    double exceeded(double rate, double peaksPerStep, double ownScale) {
        double rarer = Math.log(Math.max(1, peaksPerStep / rate));
        return level + ownScale * (Math.abs(shape) < STRAIGHT ? rarer : Math.expm1(shape * rarer) / shape);
    }
}
