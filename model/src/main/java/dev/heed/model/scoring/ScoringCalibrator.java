package dev.heed.model.scoring;

import dev.heed.model.series.Period;
import dev.heed.model.series.SampleQuantile;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;

/**
 * Finds the detector's constants on training data: residual scales and correlation first, then the quantiles of each part
 * of the score, then the score's own.
 */
public final class ScoringCalibrator {
    private static final double SMALLEST_SCALE = .05;
    private static final double CORRELATION_SHARE = .7;
    private static final double SMALLEST_UNIT = 1e-6;

    private final int channels;
    private final int horizons;
    private final Period period;
    private final double halfLifeSteps;
    private final List<CalibrationRun> runs;

    private ScoringCalibrator(
            int channels, int horizons, Period period, double halfLifeSteps, List<CalibrationRun> runs) {
        this.channels = channels;
        this.horizons = horizons;
        this.period = period;
        this.halfLifeSteps = halfLifeSteps;
        this.runs = runs;
    }

    /**
     * Calibrates a detector.
     *
     * @param period length of a step
     * @param halfLifeSteps of the normalisation
     * @param trailingSteps how far back the alarm threshold looks
     * @param runs at least one step in all
     */
    public static Scoring fit(
            int channels,
            int horizons,
            Period period,
            double halfLifeSteps,
            double trailingSteps,
            List<CalibrationRun> runs) {
        if (runs.stream().allMatch(run -> run.values().length == 0)) {
            throw new IllegalArgumentException(
                    "expected training data longer than the model's receptive field, found none left to calibrate on;"
                            + " train on more rows");
        }
        return new ScoringCalibrator(channels, horizons, period, halfLifeSteps, runs).fit(trailingSteps);
    }

    private Scoring fit(double trailingSteps) {
        ResidualCovariance[] moments = IntStream.range(0, horizons)
                .mapToObj(e -> ResidualCovariance.of(runs, channels, horizons, e))
                .toArray(ResidualCovariance[]::new);
        List<List<Double>> scale = Arrays.stream(moments)
                .map(m -> m.deviations()
                        .map(d -> Math.max(d, SMALLEST_SCALE))
                        .boxed()
                        .toList())
                .toList();
        List<List<Double>> precision = precision(moments[horizons - 1].correlation());
        List<Double> ones = Collections.nCopies(channels, 1.);
        List<Double> zeros = Collections.nCopies(channels, 0.);
        Scoring.Threshold open = new Scoring.Threshold(
                1, .95, trailingSteps, 30, Collections.nCopies(ScoreHistogram.BUCKETS, 1. / ScoreHistogram.BUCKETS));
        Scoring.Usual none = new Scoring.Usual(zeros, halfLifeSteps);
        Scoring raw = new Scoring(horizons, scale, precision, 1, 1, zeros, ones, 1, none, open);

        Energies quiet = Energies.of(raw, runs);
        Scoring.Usual usual = new Scoring.Usual(quiet.usual(), halfLifeSteps);
        Scoring standardised =
                new Scoring(horizons, scale, precision, 1, 1, quiet.mean(), quiet.deviation(), 1, usual, open);
        List<ScoreParts> parts = parts(standardised);
        Scoring united = new Scoring(
                horizons,
                scale,
                precision,
                unit(parts.stream().mapToDouble(ScoreParts::near).toArray(), .99),
                unit(parts.stream().mapToDouble(ScoreParts::far).toArray(), .99),
                quiet.mean(),
                quiet.deviation(),
                unit(parts.stream().mapToDouble(ScoreParts::quiet).toArray(), .999),
                usual,
                open);
        boolean single = united.kind() == ScorerKind.SINGLE_CHANNEL;
        double[] scores = single
                ? new SingleChannelScorer(period).scores(period, runs)
                : parts.stream().mapToDouble(part -> part.total(united)).toArray();
        double least = single ? SingleChannelScorer.LEAST_THRESHOLD : 0;
        return new Scoring(
                horizons,
                scale,
                precision,
                united.nearUnit(),
                united.farUnit(),
                quiet.mean(),
                quiet.deviation(),
                united.quietUnit(),
                usual,
                threshold(Math.max(least, unit(scores, .99)), scores, open));
    }

    private List<ScoreParts> parts(Scoring scoring) {
        ResidualScorer scorer = new ResidualScorer(scoring);
        return runs.stream()
                .flatMap(run -> {
                    ResidualState state = scorer.newState();
                    float[] saliency = new float[run.values().length];
                    return IntStream.range(0, run.values().length / channels)
                            .mapToObj(t -> scorer.parts(
                                    state, run.values(), run.observed(), run.expectation(), t * channels, saliency));
                })
                .toList();
    }

    /** (.7 Corr + .3 I)⁻¹: the correlation is shrunk so that channels that move as one do not dominate. */
    private static List<List<Double>> precision(SimpleMatrix correlation) {
        int n = correlation.getNumRows();
        SimpleMatrix inverse = correlation
                .scale(CORRELATION_SHARE)
                .plus(SimpleMatrix.identity(n).scale(1 - CORRELATION_SHARE))
                .invert();
        return IntStream.range(0, n)
                .mapToObj(i ->
                        IntStream.range(0, n).mapToObj(j -> inverse.get(i, j)).toList())
                .toList();
    }

    private static Scoring.Threshold threshold(double floor, double[] scores, Scoring.Threshold open) {
        double[] begin = new double[ScoreHistogram.BUCKETS];
        for (double score : scores) {
            begin[ScoreHistogram.bucket(score, floor)] += 1. / scores.length;
        }
        return new Scoring.Threshold(
                floor,
                open.quantile(),
                open.trailingSteps(),
                open.everySteps(),
                Arrays.stream(begin).boxed().toList());
    }

    /** A quantile of a part of the score, never below a small positive unit. */
    private static double unit(double[] values, double level) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Math.max(SMALLEST_UNIT, SampleQuantile.of(sorted, level));
    }
}
