package dev.heed.window;

import java.util.Arrays;

/**
 * All different values that the cells of a hop were given, for their means: of one time only those that differ, so that one
 * that comes twice counts once. They are kept in the order of time and size: the order in which they came changes no mean. Mutable, owned
 * by one thread.
 */
final class StepSamples {
    private static final int FEW = 4;

    private final int[] counts;
    private final int[][] lags;
    private final float[][] values;

    StepSamples(int cells) {
        this.counts = new int[cells];
        this.lags = new int[cells][];
        this.values = new float[cells][];
    }

    int cells() {
        return counts.length;
    }

    /** Takes a value in, unless it is there; whether the cell had another one already. */
    boolean put(int cell, int lag, float value) {
        int count = counts[cell];
        if (count == 0) {
            lags[cell] = new int[FEW];
            values[cell] = new float[FEW];
        }
        int at = count;
        while (at > 0 && isAfter(cell, at - 1, lag, value)) {
            at--;
        }
        if (at > 0 && lags[cell][at - 1] == lag && values[cell][at - 1] == value) {
            return false;
        }
        insert(cell, at);
        lags[cell][at] = lag;
        values[cell][at] = value;
        return count > 0;
    }

    private boolean isAfter(int cell, int at, int lag, float value) {
        return lags[cell][at] > lag || lags[cell][at] == lag && values[cell][at] > value;
    }

    private void insert(int cell, int at) {
        int count = counts[cell]++;
        if (count == lags[cell].length) {
            lags[cell] = Arrays.copyOf(lags[cell], 2 * count);
            values[cell] = Arrays.copyOf(values[cell], 2 * count);
        }
        System.arraycopy(lags[cell], at, lags[cell], at + 1, count - at);
        System.arraycopy(values[cell], at, values[cell], at + 1, count - at);
    }

    /** When a cell was read, in the order of time. */
    int[] lags(int cell) {
        return counts[cell] == 0 ? new int[0] : Arrays.copyOf(lags[cell], counts[cell]);
    }

    /** A cell's values, in the order of time. */
    float[] values(int cell) {
        return counts[cell] == 0 ? new float[0] : Arrays.copyOf(values[cell], counts[cell]);
    }

    /** Puts the means of the cells that were read in the place of their values. */
    void average(float[] cells) {
        for (int cell = 0; cell < cells.length; cell++) {
            double sum = 0;
            for (int i = 0; i < counts[cell]; i++) {
                sum += values[cell][i];
            }
            if (counts[cell] > 0) {
                cells[cell] = (float) (sum / counts[cell]);
            }
        }
    }
}
