package dev.heed.window;

import dev.heed.model.series.CounterRate;
import dev.heed.model.series.Intake;
import java.util.Arrays;

/**
 * The last values of one entity's counters, from which the next ones have risen. Its arrays are mutable.
 *
 * @param values [channels], NaN where there is none
 * @param micros [channels], their times, µs since the epoch
 */
@SuppressWarnings("ArrayRecordComponent")
record LastCounters(double[] values, long[] micros) {
    /** Those of an entity of which none was read. */
    static LastCounters none(int channels) {
        double[] values = new double[channels];
        Arrays.fill(values, Double.NaN);
        return new LastCounters(values, new long[channels]);
    }

    /**
     * Puts the rates of a hop's counters in the place of their values, and remembers these.
     *
     * @param counters [steps × channels] of the hop, NaN where none was read
     * @param times of the hop's cells
     * @param intake which channel has what offset
     */
    void read(PendingHop hop, double[] counters, CellTimes times, Intake intake) {
        for (int cell = 0; cell < counters.length; cell++) {
            double value = counters[cell];
            if (!Double.isNaN(value)) {
                int c = cell % values.length;
                long time = times.of(hop, cell);
                hop.values[cell] = intake.read(c, CounterRate.perSecond(values[c], micros[c], value, time));
                values[c] = value;
                micros[c] = time;
            }
        }
    }

    /** When a cell of a hop was read, µs since the epoch. */
    @FunctionalInterface
    interface CellTimes {
        long of(PendingHop hop, int cell);
    }
}
