package dev.heed.bench.result;

import dev.heed.model.series.SampleQuantile;
import java.util.Arrays;

/** The middle of some figures. */
final class Median {
    private Median() {}

    /** The middle one, or the mean of the two in the middle; NaN of none. */
    static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : SampleQuantile.of(sorted, .5);
    }
}
