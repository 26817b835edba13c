package dev.heed.model.series;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Training data with the normalisation that was found on it.
 *
 * @param normalisation for the card: begins where the training data's running statistics ended
 * @param series the training data as that normalisation shows it, statistics begun from each series' first steps
 */
public record FittedSeries(Normalisation normalisation, List<NormalisedSeries> series) {
    private static final double WINSOR_SIGMAS = 3;
    private static final double CLIP_SIGMAS = 20;
    /** Scale floor as a share of a channel's range in training. */
    private static final double FLOOR_SHARE = .05;

    /** Normalises training data causally, statistics begun from the first day: see the other method. */
    public static FittedSeries fit(List<RawSeries> raw, Period period, int hop, double halfLifeSteps, int maxGapSteps) {
        int day = (int) Math.min(Integer.MAX_VALUE, period.stepsIn(Duration.ofDays(1)));
        return fit(raw, hop, halfLifeSteps, day, maxGapSteps);
    }

    /**
     * Normalises training data: one channel alone by statistics that stay, several by running ones, causally.
     *
     * @param raw at least one series, all of the same channels
     * @param hop steps that share one set of statistics, as in serving
     * @param beginSteps how many of a series' first steps its statistics begin from
     */
    public static FittedSeries fit(
            List<RawSeries> raw, int hop, double halfLifeSteps, int beginSteps, int maxGapSteps) {
        if (raw.isEmpty()) {
            throw new IllegalArgumentException("expected at least one row to train on, found none");
        }
        if (raw.get(0).channels() == 1) {
            return alone(raw, hop, FixedStatistics.of(raw, halfLifeSteps), maxGapSteps);
        }
        List<Double> floor = floor(raw);
        double[] mean = new double[floor.size()];
        double[] variance = new double[floor.size()];
        double total = raw.stream().mapToDouble(RawSeries::steps).sum();
        List<NormalisedSeries> series = raw.stream()
                .map(one -> {
                    Normalisation begin = begun(one, beginSteps, floor, halfLifeSteps);
                    Normaliser normaliser = new Normaliser(begin, maxGapSteps, Integer.MAX_VALUE);
                    ChannelState state = normaliser.knownState();
                    NormalisedSeries normal = run(one, normaliser, state, hop);
                    for (int c = 0; c < mean.length; c++) {
                        mean[c] += state.mean()[c] * one.steps() / total;
                        variance[c] += state.variance()[c] * one.steps() / total;
                    }
                    return normal;
                })
                .toList();
        return new FittedSeries(
                new Normalisation(halfLifeSteps, WINSOR_SIGMAS, CLIP_SIGMAS, boxed(mean), boxed(variance), floor),
                series);
    }

    private static FittedSeries alone(List<RawSeries> raw, int hop, Normalisation fixed, int maxGapSteps) {
        Normaliser normaliser = new Normaliser(fixed, maxGapSteps, Integer.MAX_VALUE);
        return new FittedSeries(
                fixed,
                raw.stream()
                        .map(one -> run(one, normaliser, normaliser.newState(), hop))
                        .toList());
    }

    private static NormalisedSeries run(RawSeries raw, Normaliser normaliser, ChannelState state, int hop) {
        int channels = raw.channels();
        float[] z = new float[raw.values().length];
        byte[] observed = new byte[z.length];
        float[] mean = new float[channels];
        float[] scale = new float[channels];
        int step = 0;
        while (step < raw.steps()) {
            int steps = (int) Math.min(hop - Math.floorMod(raw.firstStep() + step, (long) hop), raw.steps() - step);
            float[] cells = Arrays.copyOfRange(raw.values(), step * channels, (step + steps) * channels);
            normaliser.normalise(state, cells, steps, z, observed, step * channels, mean, scale);
            step += steps;
        }
        return new NormalisedSeries(raw.entity(), raw.firstStep(), channels, z, observed);
    }

    private static Normalisation begun(RawSeries raw, int beginSteps, List<Double> floor, double halfLifeSteps) {
        int channels = raw.channels();
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        for (int c = 0; c < channels; c++) {
            double[] seen = raw.column(c, Math.min(beginSteps, raw.steps()));
            double m = Arrays.stream(seen).average().orElse(0);
            mean[c] = m;
            variance[c] =
                    Arrays.stream(seen).map(x -> (x - m) * (x - m)).average().orElse(0);
        }
        return new Normalisation(halfLifeSteps, WINSOR_SIGMAS, CLIP_SIGMAS, boxed(mean), boxed(variance), floor);
    }

    /** A share of each channel's range over all series; of a constant channel, of its size. */
    private static List<Double> floor(List<RawSeries> raw) {
        return IntStream.range(0, raw.get(0).channels())
                .mapToObj(c -> {
                    double[] seen = raw.stream()
                            .flatMapToDouble(one -> Arrays.stream(one.column(c, one.steps())))
                            .toArray();
                    double low = Arrays.stream(seen).min().orElse(0);
                    double high = Arrays.stream(seen).max().orElse(0);
                    double size = Math.max(Math.abs(low), Math.abs(high));
                    return FLOOR_SHARE * (high > low ? high - low : size > 0 ? size : 1);
                })
                .toList();
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
