package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Finds the period of files whose rows carry times: the median time between two rows of an entity with values of the same
 * channel, for rows of different channels say nothing about it. Of channels of different rates, it is that of the middle one,
 * where a channel counts as often as it has values.
 */
public final class MedianPeriod {
    private static final int ENOUGH = 100_000;
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
        long median = median(steps);
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

    /** The steps of one channel, sorted: that in the middle of all steps, if these were as long as the median of their channel. */
    private static long[] steps(SeriesFiles files) {
        Map<Integer, List<Long>> steps = new HashMap<>();
        Map<String, LastValues> last = new HashMap<>();
        int count = 0;
        try (Stream<Row> all = files.rows()) {
            Iterator<Row> rows = all.iterator();
            while (count < ENOUGH && rows.hasNext()) {
                Row row = rows.next();
                LastValues before = last.computeIfAbsent(row.entity(), entity -> new LastValues(row.values().length));
                long micros = before.stepMicros(row);
                if (micros > 0) {
                    steps.computeIfAbsent(before.newest(row), channel -> new ArrayList<>())
                            .add(micros);
                    count++;
                }
                before.takeIn(row);
            }
        }
        return middle(
                steps.values().stream()
                        .map(list -> list.stream()
                                .mapToLong(Long::longValue)
                                .sorted()
                                .toArray())
                        .sorted(Comparator.comparingLong(MedianPeriod::median))
                        .toList(),
                count);
    }

    private static long[] middle(List<long[]> channels, int count) {
        int steps = 0;
        for (long[] channel : channels) {
            steps += channel.length;
            if (2 * steps >= count) {
                return channel;
            }
        }
        return new long[0];
    }

    private static long median(long[] sorted) {
        return sorted[sorted.length / 2];
    }
}
