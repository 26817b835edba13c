package dev.heed.model.scoring.single;

import dev.heed.model.series.SampleQuantile;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds after how many steps a series repeats: at the smallest lag, beyond the main lobe of its autocorrelation, whose peak
 * is within .8 of the highest; nowhere if that is below max(.1, 4/√n). A day takes the place of a lag of nearly a day or more
 * where its autocorrelation is at least half the highest peak. Values count up to the series' 1 and 99 % quantiles.
 */
final class PeriodFinder {
    private static final double LONGEST_SHARE = .34;
    private static final int FEWEST = 8;
    private static final double NEAR = .8;
    private static final double NEARLY_A_DAY = .8;
    private static final double HALF = .5;

    private final double[] correlation;
    private final double least;

    private PeriodFinder(double[] correlation, double least) {
        this.correlation = correlation;
        this.least = least;
    }

    /**
     * What the model of a series needs.
     *
     * @param z normalised
     */
    static SingleChannel find(float[] z, Clock clock) {
        int longest = (int) Math.min(z.length * LONGEST_SHARE, SingleChannel.LONGEST);
        int period = 0;
        if (longest >= FEWEST) {
            double least = Math.max(.1, 4 / Math.sqrt(z.length));
            period = new PeriodFinder(Autocorrelation.of(clipped(z), longest), least)
                    .period((int) Math.min(Integer.MAX_VALUE, Math.rint(clock.stepsOfADay())));
        }
        return SingleChannel.of(period, z.length);
    }

    private static double[] clipped(float[] z) {
        double[] values = IntStream.range(0, z.length).mapToDouble(t -> z[t]).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = SampleQuantile.of(sorted, .01);
        double high = SampleQuantile.of(sorted, .99);
        return Arrays.stream(values).map(x -> Math.max(low, Math.min(high, x))).toArray();
    }

    private int period(int day) {
        int lobe = endOfTheMainLobe();
        int[] peaks = IntStream.range(1, correlation.length - 1)
                .filter(k -> lobe > 0 && k > Math.max(3, lobe) && isPeak(k))
                .toArray();
        double highest =
                Arrays.stream(peaks).mapToDouble(k -> correlation[k]).max().orElse(0);
        if (highest < least) {
            return 0;
        }
        int period = Arrays.stream(peaks)
                .filter(k -> correlation[k] >= NEAR * highest)
                .findFirst()
                .orElse(0);
        boolean dayWillDo = period >= NEARLY_A_DAY * day
                && day > FEWEST
                && day < correlation.length
                && correlation[day] >= HALF * highest;
        return dayWillDo ? day : period;
    }

    /** The first lag that is less alike than none, or than half the least alike of all; 0 where there is none. */
    private int endOfTheMainLobe() {
        double limit = Math.max(0, HALF * Arrays.stream(correlation).min().orElse(0));
        return IntStream.range(0, correlation.length)
                .filter(k -> correlation[k] < limit)
                .findFirst()
                .orElse(0);
    }

    private boolean isPeak(int lag) {
        return correlation[lag] >= correlation[lag - 1] && correlation[lag] > correlation[lag + 1];
    }
}
