package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the period of files whose rows carry times: the median time between two rows of an entity. */
public final class MedianPeriod {
    private static final int ENOUGH = 100_000;
    /** Below this, times cut to whole microseconds hide the period's fraction. */
    private static final long COARSE_MICROS = 10_000;

    private MedianPeriod() {}

    /**
     * The period of the first 100,000 steps; of rows without times, the one that was given. Times that are a steady rate
     * in whole hertz, cut to microseconds, give that rate.
     *
     * @throws Refusal when no entity has two rows at different times
     */
    public static Period of(SeriesFiles files) {
        RowClock clock = files.layout().clock();
        if (clock != null) {
            return clock.period();
        }
        long[] steps = steps(files);
        if (steps.length == 0) {
            throw Refusal.failure("expected two rows at different times to find the period, found none; give --period");
        }
        Arrays.sort(steps);
        long median = steps[steps.length / 2];
        return median < COARSE_MICROS && steps[steps.length - 1] - steps[0] == 1
                ? ofMean(Arrays.stream(steps).average().orElseThrow(), median)
                : Period.ofMicros(median);
    }

    private static Period ofMean(double meanMicros, long median) {
        long hertz = Math.round(1e6 / meanMicros);
        boolean steady = Math.abs(1e6 / hertz - meanMicros) < 1e-2;
        return steady ? Period.parse(hertz + "Hz") : Period.ofMicros(median);
    }

    private static long[] steps(SeriesFiles files) {
        Map<String, Long> last = new HashMap<>();
        long[] steps = new long[ENOUGH];
        int count = 0;
        try (Stream<Row> all = files.rows()) {
            Iterator<Row> rows = all.iterator();
            while (count < ENOUGH && rows.hasNext()) {
                Row row = rows.next();
                Long before = last.put(row.entity(), row.timeMicros());
                if (before != null && row.timeMicros() > before) {
                    steps[count++] = row.timeMicros() - before;
                }
            }
        }
        return Arrays.copyOf(steps, count);
    }
}
