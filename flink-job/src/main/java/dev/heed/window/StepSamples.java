package dev.heed.window;

import java.util.Arrays;

/**
 * All values of different times that the cells of a hop were given, for their means. They are kept in the order of time: neither the
 * order in which they came nor one that came twice changes a mean. Mutable, owned by one thread.
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

    /** Takes a value in, in the place of one of the same time; whether the cell had one of another time already. */
    boolean put(int cell, int lag, float value) {
        int count = counts[cell];
        if (count == 0) {
            lags[cell] = new int[FEW];
            values[cell] = new float[FEW];
        }
        int at = count;
        while (at > 0 && lags[cell][at - 1] >= lag) {
            at--;
        }
        boolean isNew = at == count || lags[cell][at] != lag;
        if (isNew) {
            insert(cell, at);
        }
        lags[cell][at] = lag;
        values[cell][at] = value;
        return isNew && count > 0;
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
