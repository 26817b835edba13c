package dev.heed.window;

import dev.heed.ingest.Reading;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** What waits in a window of one model as readings again, for another model. */
record PendingReadings(WindowShape shape) {
    /**
     * Takes hops out that are not complete yet, and gives their values as readings: one for each step in which anything was
     * read, at the latest time within it.
     *
     * @param isTaken by the start of a hop, µs since the epoch
     */
    void take(String name, EntityWindow entity, LongPredicate isTaken, Consumer<Reading> readings) {
        for (Iterator<PendingHop> all = entity.pending.iterator(); all.hasNext(); ) {
            PendingHop hop = all.next();
            long firstStep = shape.hops().firstStep(hop.hop);
            if (isTaken.test(shape.hops().period().startOf(firstStep))) {
                all.remove();
                for (int step = 0; step < shape.hops().steps(); step++) {
                    reading(name, hop, step, firstStep + step, readings);
                }
            }
        }
    }

    private void reading(String name, PendingHop hop, int step, long at, Consumer<Reading> readings) {
        int channels = shape.channels();
        float[] read = hop.read();
        double[] counters = hop.counters;
        float[] values = new float[channels];
        double[] exact = new double[channels];
        Arrays.fill(values, Float.NaN);
        Arrays.fill(exact, Double.NaN);
        int lag = -1;
        for (int c = 0; c < channels; c++) {
            int cell = step * channels + c;
            if (!Float.isNaN(read[cell])) {
                exact[c] = counters != null && !Double.isNaN(counters[cell])
                        ? counters[cell]
                        : shape.intake().whole(c, read[cell]);
                values[c] = (float) exact[c];
                lag = Math.max(lag, hop.lag(cell));
            }
        }
        if (lag >= 0) {
            long time = shape.hops().grid().beginOf(at) + (long) (lag * lagMicros());
            readings.accept(Reading.named(name, time, 0, shape.intake().channels(), values, exact, hop.origin));
        }
    }

    private double lagMicros() {
        return 1 + Math.floor(shape.hops().period().micros() / Integer.MAX_VALUE);
    }
}
