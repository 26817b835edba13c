package dev.heed.model.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Finds the offsets of channels whose values need more digits than a float has: where floats at the channel's median are further
 * apart than a thousandth of its spread, and most of its values are at least eight times nearer to the median than to 0. The
 * offset is the median, rounded to the power of ten above the spread. A channel that never changes has none.
 *
 * <p>The spread is the way from the 5 % to the 95 % quantile of a series, or that from the least to the largest value where that
 * is 0; of several series, the median of those that change.
 */
public final class Offsets {
    private static final double LOW = .05;
    private static final double HIGH = .95;
    /** Distance of two floats, as a share of the spread, from which on digits are missing. */
    private static final double COARSE = 1e-3;
    /** How many times nearer values must come by the offset: by less it gains no digit. */
    private static final double GAIN = 8;
    /** Values of a channel that are looked at, evenly over a series. */
    private static final int ENOUGH = 100_000;

    private Offsets() {}

    /** Offsets of the channels, 0 where one needs none; empty where none needs one. */
    public static List<Double> of(List<ExactSeries> series) {
        int channels = series.isEmpty() ? 0 : series.get(0).channels();
        List<Double> offsets = IntStream.range(0, channels)
                .mapToObj(c -> offset(series.stream().map(one -> sorted(one, c)).toList()))
                .toList();
        return offsets.stream().allMatch(offset -> offset == 0) ? List.of() : offsets;
    }

    /** The offset of a channel with these values, sorted, by series. */
    private static double offset(List<double[]> series) {
        OptionalDouble spread = spread(series);
        double[] all = series.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        if (spread.isEmpty() || all.length == 0) {
            return 0;
        }
        double median = SampleQuantile.of(all, .5);
        double away = Math.max(median - SampleQuantile.of(all, LOW), SampleQuantile.of(all, HIGH) - median);
        boolean needsOne = Math.ulp((float) median) > COARSE * spread.getAsDouble();
        return needsOne && Math.abs(median) >= GAIN * away ? rounded(median, spread.getAsDouble()) : 0;
    }

    private static OptionalDouble spread(List<double[]> series) {
        double[] spreads = series.stream()
                .filter(values -> values.length > 0)
                .mapToDouble(Offsets::spread)
                .filter(spread -> spread > 0)
                .sorted()
                .toArray();
        return spreads.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(SampleQuantile.of(spreads, .5));
    }

    private static double spread(double[] sorted) {
        double most = SampleQuantile.of(sorted, HIGH) - SampleQuantile.of(sorted, LOW);
        return most > 0 ? most : sorted[sorted.length - 1] - sorted[0];
    }

    private static double[] sorted(ExactSeries series, int channel) {
        int stride = 1 + series.steps() / ENOUGH;
        return IntStream.iterate(0, step -> step < series.steps(), step -> step + stride)
                .mapToDouble(step -> series.values()[step * series.channels() + channel])
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static double rounded(double median, double spread) {
        int digits = (int) -Math.ceil(Math.log10(spread));
        return BigDecimal.valueOf(median)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
