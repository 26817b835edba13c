package dev.heed.model.series;

import java.util.Arrays;

/**
 * Reads the counters of one entity's rows, in the order of time, as rates. A step's rate is from the last row of the step before
 * it that had a value to its own last row. Mutable, owned by one thread; all arrays are [channels].
 */
public final class CounterRates {
    private static final long NONE = Long.MIN_VALUE;

    private final boolean[] counters;
    private final double[] before;
    private final long[] beforeMicros;
    private final double[] last;
    private final long[] lastMicros;
    private final long[] lastStep;

    /** Rates of the intake's counters. */
    public CounterRates(Intake intake) {
        this.counters = intake.counters();
        this.before = new double[counters.length];
        this.beforeMicros = new long[counters.length];
        this.last = new double[counters.length];
        this.lastMicros = new long[counters.length];
        this.lastStep = new long[counters.length];
        startOver();
    }

    /** Forgets the last values: what comes next has no rate. */
    public void startOver() {
        Arrays.fill(before, Double.NaN);
        Arrays.fill(last, Double.NaN);
        Arrays.fill(lastStep, NONE);
    }

    /** A row with its counters' rates instead of their values, NaN where there is none yet; a new array. */
    public double[] read(long step, long timeMicros, double[] row) {
        double[] read = row.clone();
        for (int c = 0; c < read.length; c++) {
            if (counters[c] && !Double.isNaN(row[c])) {
                if (step != lastStep[c]) {
                    before[c] = last[c];
                    beforeMicros[c] = lastMicros[c];
                }
                last[c] = row[c];
                lastMicros[c] = timeMicros;
                lastStep[c] = step;
                read[c] = CounterRate.perSecond(before[c], beforeMicros[c], row[c], timeMicros);
            }
        }
        return read;
    }
}
