package dev.heed.model.scoring;

import dev.heed.model.series.SampleQuantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits a {@link PeakTail} to the values of an evidence in training. The shape has a normal prior around 0, an exponential
 * tail: a few dozen peaks say little of it, and a heavy one would put what happens once a month out of reach. The scale has one,
 * too: a single peak far out must not be all that is known.
 *
 * @param runs values ≥ 0 of stretches without a gap, at least one value in all
 * @param gapSteps values below the level that end a run
 */
record PeakFit(List<double[]> runs, int gapSteps) {
    /** Levels that are tried in turn, until there are peaks enough. */
    private static final double[] QUANTILES = {.98, .95, .9};

    private static final int ENOUGH_PEAKS = 20;
    private static final double PRIOR_DEVIATION = .05;
    private static final double MOST_SHAPE = .25;
    private static final double SHAPE_STEP = .01;
    private static final double LEAST = 1e-6;
    /** Of the level: the scale where there is no peak, which counts as much as so many peaks until there are enough. */
    private static final double PRIOR_SCALE = .2;

    private static final double PRIOR_PEAKS = 4;

    /** The tail, of a level not below the least one. */
    PeakTail fit(double leastLevel) {
        double[] sorted = runs.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        double level = 0;
        double[] peaks = {};
        for (int i = 0; i < QUANTILES.length && peaks.length < ENOUGH_PEAKS; i++) {
            double next = Math.max(Math.max(LEAST, leastLevel), SampleQuantile.of(sorted, QUANTILES[i]));
            double[] found = peaks(next);
            if (i == 0 || found.length > peaks.length) {
                level = next;
                peaks = found;
            }
        }
        double usual = Math.max(LEAST, SampleQuantile.of(sorted, .95));
        double u = level;
        double[] excesses =
                Arrays.stream(peaks).map(peak -> Math.max(LEAST * u, peak - u)).toArray();
        double shape = excesses.length == 0 ? 0 : shape(excesses);
        double scale = scale(excesses, shape, PRIOR_SCALE * level);
        return new PeakTail(
                level, scale, shape, Math.max(1, peaks.length) / (double) sorted.length, usual, shares(sorted, usual));
    }

    /** The largest value of each run above a level. */
    private double[] peaks(double level) {
        List<Double> peaks = new ArrayList<>();
        for (double[] run : runs) {
            double peak = 0;
            int below = 0;
            for (double value : run) {
                if (value >= level) {
                    peak = Math.max(peak, value);
                    below = 0;
                } else if (peak > 0 && ++below >= gapSteps) {
                    peaks.add(peak);
                    peak = 0;
                }
            }
            if (peak > 0) {
                peaks.add(peak);
            }
        }
        return peaks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The likeliest shape, each with its likeliest scale. */
    private static double shape(double[] excesses) {
        double best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (double shape = -MOST_SHAPE; shape <= MOST_SHAPE; shape += SHAPE_STEP) {
            double prior = shape / PRIOR_DEVIATION;
            double likelihood = likelihood(excesses, shape, scale(excesses, shape)) - prior * prior / 2;
            if (likelihood > most) {
                most = likelihood;
                best = shape;
            }
        }
        return best;
    }

    /** The likeliest scale; where it is beyond a prior one, their geometric mean by numbers of peaks. */
    private static double scale(double[] excesses, double shape, double prior) {
        if (excesses.length == 0) {
            return prior;
        }
        double likeliest = scale(excesses, shape);
        if (likeliest <= prior) {
            return likeliest;
        }
        int peaks = excesses.length;
        double priorPeaks = PRIOR_PEAKS * Math.max(0, 1 - peaks / (double) ENOUGH_PEAKS);
        double own = peaks / (peaks + priorPeaks);
        return Math.pow(likeliest, own) * Math.pow(prior, 1 - own);
    }

    /** By bisection of d likelihood / d ln σ = Σ (1 + ξ) y / (σ + ξ y) − n, which falls with σ. */
    private static double scale(double[] excesses, double shape) {
        double mean = Arrays.stream(excesses).average().orElseThrow();
        double largest = Arrays.stream(excesses).max().orElseThrow();
        double low = Math.max(1e-3 * mean, shape < 0 ? -shape * largest * (1 + LEAST) : 0);
        double high = Math.max(low, 10 * mean) * 2;
        for (int i = 0; i < 60; i++) {
            double scale = Math.sqrt(low * high);
            double rising = Arrays.stream(excesses)
                    .map(y -> (1 + shape) * y / (scale + shape * y) - 1)
                    .sum();
            low = rising > 0 ? scale : low;
            high = rising > 0 ? high : scale;
        }
        return Math.sqrt(low * high);
    }

    private static double likelihood(double[] excesses, double shape, double scale) {
        double sum = -excesses.length * Math.log(scale);
        for (double y : excesses) {
            double x = shape * y / scale;
            if (x <= -1) {
                return Double.NEGATIVE_INFINITY;
            }
            sum -= Math.abs(shape) < LEAST ? y / scale : (1 + 1 / shape) * Math.log1p(x);
        }
        return sum;
    }

    private static List<Double> shares(double[] values, double usual) {
        Double[] shares = new Double[ScoreHistogram.BUCKETS];
        Arrays.fill(shares, 0.);
        for (double value : values) {
            shares[ScoreHistogram.bucket(value, usual)] += 1. / values.length;
        }
        return List.of(shares);
    }
}
