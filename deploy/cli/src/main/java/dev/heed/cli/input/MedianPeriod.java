package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Period;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Finds the period of files whose rows carry times: the median time from a row of an entity back to the one before with a
 * value of the same channel. Where each row has one channel's value, rows of different channels say nothing about it.
 */
public final class MedianPeriod {
    private static final int ENOUGH = 100_000;
    private static final long NEVER = Long.MIN_VALUE;
    /** Lengths that people choose, µs. */
    private static final long[] ROUND = round();

    /** Below this, times cut to whole microseconds hide the period's fraction. */
    private static final long COARSE_MICROS = 10_000;

    private MedianPeriod() {}

    private static long[] round() {
        long[] factors = {1, 2, 5, 10, 15, 20, 30};
        long[] units = {1_000, 10_000, 100_000, 1_000_000, 60_000_000, 3_600_000_000L, 86_400_000_000L};
        return LongStream.of(units)
                .flatMap(unit -> LongStream.of(factors).map(factor -> factor * unit))
                .toArray();
    }

    /**
     * The period of the first 100,000 steps; of rows without times, the one that was given. Times that are a steady rate
     * in whole hertz, cut to microseconds, give that rate.
     *
     * @throws Refusal when no channel of an entity has values at two times
     */
    public static Period of(SeriesFiles files) {
        RowClock clock = files.clock();
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
                : Period.ofMicros(round(median, steps[steps.length * 3 / 4] - steps[steps.length / 4]));
    }

    /** The round length that jittering steps stand for: the nearest one, if it is as near as half of them are to it. */
    private static long round(long median, long spread) {
        long nearest = LongStream.of(ROUND)
                .boxed()
                .min(Comparator.comparingLong(length -> Math.abs(length - median)))
                .orElseThrow();
        long off = Math.abs(nearest - median);
        return off <= spread && off * 50 < median ? nearest : median;
    }

    private static Period ofMean(double meanMicros, long median) {
        long hertz = Math.round(1e6 / meanMicros);
        boolean steady = Math.abs(1e6 / hertz - meanMicros) < 1e-2;
        return steady ? Period.parse(hertz + "Hz") : Period.ofMicros(median);
    }

    private static long[] steps(SeriesFiles files) {
        Map<String, long[]> last = new HashMap<>();
        long[] steps = new long[ENOUGH];
        int count = 0;
        try (Stream<Row> all = files.rows()) {
            Iterator<Row> rows = all.iterator();
            while (count < ENOUGH && rows.hasNext()) {
                Row row = rows.next();
                long before = takeIn(row, last.computeIfAbsent(row.entity(), entity -> never(row.values().length)));
                if (before != NEVER && row.timeMicros() > before) {
                    steps[count++] = row.timeMicros() - before;
                }
            }
        }
        return Arrays.copyOf(steps, count);
    }

    private static long[] never(int channels) {
        long[] times = new long[channels];
        Arrays.fill(times, NEVER);
        return times;
    }

    /**
     * When a channel of the row had a value before, the newest of such times.
     *
     * @param last time of each channel's value, which becomes the row's
     */
    private static long takeIn(Row row, long[] last) {
        long before = NEVER;
        for (int c = 0; c < last.length; c++) {
            if (!Double.isNaN(row.values()[c])) {
                before = Math.max(before, last[c]);
                last[c] = row.timeMicros();
            }
        }
        return before;
    }
}
