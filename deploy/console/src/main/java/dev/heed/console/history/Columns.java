package dev.heed.console.history;

import java.util.Arrays;

/**
 * Columns of pixels of an entity: NaN where nothing is known.
 *
 * @param widthMicros µs of a column
 * @param first the first column's number since the epoch
 * @param count how many
 * @param min [channels][columns] smallest value
 * @param mean [channels][columns] mean value
 * @param max [channels][columns] largest value
 * @param low [channels][columns] mean of what had been forecast at the lowest level
 * @param mid [channels][columns] the same at the middle level
 * @param high [channels][columns] the same at the highest level
 * @param saliency [channels][columns] largest saliency
 * @param weight [channels][columns] mean weight of the gate
 * @param score [columns] largest score
 * @param threshold [columns] mean threshold
 */
public record Columns(
        double widthMicros,
        long first,
        int count,
        float[][] min,
        float[][] mean,
        float[][] max,
        float[][] low,
        float[][] mid,
        float[][] high,
        float[][] saliency,
        float[][] weight,
        float[] score,
        float[] threshold) {

    static Columns empty(int channels, double widthMicros, long first, int count) {
        return new Columns(
                widthMicros,
                first,
                count,
                unknown(channels, count),
                unknown(channels, count),
                unknown(channels, count),
                unknown(channels, count),
                unknown(channels, count),
                unknown(channels, count),
                unknown(channels, count),
                unknown(channels, count),
                unknown(1, count)[0],
                unknown(1, count)[0]);
    }

    private static float[][] unknown(int channels, int count) {
        float[][] all = new float[channels][count];
        for (float[] one : all) {
            Arrays.fill(one, Float.NaN);
        }
        return all;
    }

    void set(int column, ColumnSums sums) {
        for (int c = 0; c < min.length; c++) {
            min[c][column] = sums.min(c);
            mean[c][column] = sums.mean(Measure.VALUE, c);
            max[c][column] = sums.max(c);
            low[c][column] = sums.mean(Measure.LOW, c);
            mid[c][column] = sums.mean(Measure.MID, c);
            high[c][column] = sums.mean(Measure.HIGH, c);
            saliency[c][column] = sums.blame(c);
            weight[c][column] = sums.mean(Measure.WEIGHT, c);
        }
        score[column] = sums.score();
        threshold[column] = sums.threshold();
    }
}
