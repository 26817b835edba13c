package dev.heed.model.training;

import dev.heed.model.series.SampleQuantile;
import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of the point forecast's errors, per step ahead and channel. The level 0.5 is the point forecast itself; those
 * below never lie above it, those above never below.
 */
final class Spread {
    private Spread() {}

    /**
     * What to add to the point forecast.
     *
     * @param errors any number of arrays of whole rows [·, H, C]; NaN is left out
     * @param cells H·C
     * @return [H, C, Q]
     */
    static float[] of(List<float[]> errors, int cells, List<Double> levels) {
        float[] spread = new float[cells * levels.size()];
        float[] all = new float
                [errors.stream().mapToInt(array -> array.length / cells).sum()];
        for (int cell = 0; cell < cells; cell++) {
            float[] sorted = sorted(errors, cell, cells, all);
            for (int q = 0; q < levels.size(); q++) {
                spread[cell * levels.size() + q] = side(levels.get(q), sorted);
            }
        }
        return spread;
    }

    private static float[] sorted(List<float[]> errors, int cell, int cells, float[] scratch) {
        int count = 0;
        for (float[] array : errors) {
            for (int at = cell; at < array.length; at += cells) {
                if (!Float.isNaN(array[at])) {
                    scratch[count++] = array[at];
                }
            }
        }
        float[] sorted = Arrays.copyOf(scratch, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static float side(double level, float[] sorted) {
        float offset = sorted.length == 0 ? 0 : SampleQuantile.of(sorted, level);
        return level == .5 ? 0 : level < .5 ? Math.min(0, offset) : Math.max(0, offset);
    }
}
