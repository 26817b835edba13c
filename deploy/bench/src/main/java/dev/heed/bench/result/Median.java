package dev.heed.bench.result;

import java.util.Arrays;

/** The middle of some figures. */
final class Median {
    private Median() {}

    /** The middle one, or the mean of the two in the middle; NaN of none. */
    static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
