package dev.heed.model.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The means of one entity's rows within their steps. Rows come in the order of time; of one time only values that differ count,
 * so that a row that comes twice does not count twice. Mutable, owned by one thread; all arrays are [channels].
 */
public final class StepMeans {
    private static final long NONE = Long.MIN_VALUE;

    private final boolean[] counters;
    private final double[] sum;
    private final int[] count;
    private final long[] newestMicros;
    /** By channel: the different values of the newest time. */
    private final List<List<Double>> newest = new ArrayList<>();

    private long step = NONE;

    /** Means of an intake's channels; counters keep their last value, since their rates hold for the whole step. */
    public StepMeans(Intake intake) {
        this.counters = intake.counters();
        this.sum = new double[counters.length];
        this.count = new int[counters.length];
        this.newestMicros = new long[counters.length];
        for (int c = 0; c < counters.length; c++) {
            newest.add(new ArrayList<>());
        }
    }

    /** The means of the step up to this row, NaN where the row has no value; a new array. */
    public double[] read(long rowsStep, long timeMicros, double[] row) {
        if (rowsStep != step) {
            step = rowsStep;
            Arrays.fill(sum, 0);
            Arrays.fill(count, 0);
            newest.forEach(List::clear);
        }
        double[] means = row.clone();
        for (int c = 0; c < row.length; c++) {
            if (!Double.isNaN(row[c]) && !counters[c]) {
                add(c, timeMicros, row[c]);
                means[c] = sum[c] / count[c];
            }
        }
        return means;
    }

    private void add(int channel, long timeMicros, double value) {
        List<Double> own = newest.get(channel);
        if (timeMicros != newestMicros[channel]) {
            own.clear();
            newestMicros[channel] = timeMicros;
        }
        if (!own.contains(value)) {
            own.add(value);
            sum[channel] += value;
            count[channel]++;
        }
    }
}
