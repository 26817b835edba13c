package dev.heed.model.series;

import java.util.Arrays;

/**
 * The means of one entity's rows within their steps. Rows come in the order of time; of two of one time the later counts, so that
 * a row that comes twice does not count twice. Mutable, owned by one thread; all arrays are [channels].
 */
final class StepMeans {
    private static final long NONE = Long.MIN_VALUE;

    private final boolean[] counters;
    private final double[] sumBefore;
    private final int[] countBefore;
    private final double[] newest;
    private final long[] newestMicros;
    private long step = NONE;

    /** @param counters which channels keep their last value: their rates hold for the whole step */
    StepMeans(boolean[] counters) {
        this.counters = counters.clone();
        this.sumBefore = new double[counters.length];
        this.countBefore = new int[counters.length];
        this.newest = new double[counters.length];
        this.newestMicros = new long[counters.length];
    }

    /** The means of the step up to this row, NaN where the row has no value; a new array. */
    double[] read(long rowsStep, long timeMicros, double[] row) {
        if (rowsStep != step) {
            step = rowsStep;
            Arrays.fill(sumBefore, 0);
            Arrays.fill(countBefore, 0);
            Arrays.fill(newest, Double.NaN);
        }
        double[] means = row.clone();
        for (int c = 0; c < row.length; c++) {
            if (!Double.isNaN(row[c]) && !counters[c]) {
                if (!Double.isNaN(newest[c]) && newestMicros[c] != timeMicros) {
                    sumBefore[c] += newest[c];
                    countBefore[c]++;
                }
                newest[c] = row[c];
                newestMicros[c] = timeMicros;
                means[c] = (sumBefore[c] + newest[c]) / (countBefore[c] + 1);
            }
        }
        return means;
    }
}
