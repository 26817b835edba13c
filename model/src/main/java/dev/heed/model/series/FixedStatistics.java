package dev.heed.model.series;

import java.util.Arrays;
import java.util.List;

/**
 * The normalisation of a channel that is alone: mean and deviation of its training values, cut to their 1 and 99 % quantiles,
 * which stay as they are. What is unusual of it is found by its own past, which must not change its scale meanwhile.
 */
final class FixedStatistics {
    private static final double CLIP_SIGMAS = 1e4;
    private static final double LOW = .01;
    private static final double HIGH = .99;
    /** Smallest deviation, as a share of the median's size. */
    private static final double SMALLEST_SHARE = 1e-3;

    private static final double SMALLEST = 1e-9;

    private FixedStatistics() {}

    /** Of the values that were observed; as a floor, the deviation does not fade. */
    static Normalisation of(List<RawSeries> raw, double halfLifeSteps) {
        double[] sorted = raw.stream()
                .flatMapToDouble(one -> Arrays.stream(one.column(0, one.steps())))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new Normalisation(halfLifeSteps, 0, CLIP_SIGMAS, List.of(0.), List.of(0.), List.of(1.));
        }
        double low = SampleQuantile.of(sorted, LOW);
        double high = SampleQuantile.of(sorted, HIGH);
        double least = Math.max(SMALLEST, SMALLEST_SHARE * Math.abs(SampleQuantile.of(sorted, .5)));
        double[] cut =
                Arrays.stream(sorted).map(x -> Math.max(low, Math.min(high, x))).toArray();
        double mean = Arrays.stream(cut).average().orElse(0);
        double variance =
                Arrays.stream(cut).map(x -> (x - mean) * (x - mean)).average().orElse(0);
        double deviation = Math.max(least, Math.sqrt(variance));
        return new Normalisation(halfLifeSteps, 0, CLIP_SIGMAS, List.of(mean), List.of(0.), List.of(deviation));
    }
}
