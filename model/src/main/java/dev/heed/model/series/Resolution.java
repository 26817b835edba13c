package dev.heed.model.series;

import java.util.Arrays;

/** How fine a channel is: the smallest step between two different values of it, at least the distance of floats there. */
final class Resolution {
    private Resolution() {}

    /** Of values in any order; 0 where all are the same, or there is none. */
    static double of(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double step = sorted[i] - sorted[i - 1];
            smallest = step > 0 && step < smallest ? step : smallest;
        }
        double most = Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
        return sorted[0] == sorted[sorted.length - 1] ? 0 : Math.max(smallest, Math.ulp((float) most));
    }
}
