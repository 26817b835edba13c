package dev.heed.model.scoring;

import dev.heed.model.scoring.single.SingleChannel;
import dev.heed.model.series.Period;
import dev.heed.model.series.SampleQuantile;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;

/**
 * Finds the detector's constants on training data: residual scales and correlation first, then the quantiles of each part
 * of the score, then the score's own.
 *
 * @param period length of a step
 * @param halfLifeSteps of the normalisation
 * @param runs at least one step in all
 */
public record ScoringCalibrator(
        int channels, int horizons, Period period, double halfLifeSteps, List<CalibrationRun> runs) {
    private static final double SMALLEST_SCALE = .05;
    private static final double CORRELATION_SHARE = .7;
    private static final double SMALLEST_DEVIATION = .1;
    /** Steps for each channel in which how quiet channels may be is not seen yet, and how much further it may lie. */
    private static final int FEW_STEPS = 10;

    private static final double FEW_STEPS_MARGIN = 2;
    /** Of the root of mean squared residuals in deviations: less is not usual but constant. */
    private static final double SMALLEST_ENERGY = .1;

    private static final double SMALLEST_QUIETNESS = 1e-2;
    /** Of a score whose parts are 1 once in a hundred steps: lower levels are of machines that never change. */
    private static final double LEAST_THRESHOLD = .5;
    /** Steps that end a run of high scores. */
    private static final int GAP_STEPS = 10;

    public ScoringCalibrator {
        if (runs.stream().allMatch(run -> run.values().length == 0)) {
            throw new IllegalArgumentException(
                    "expected training data longer than the model's receptive field, found none left to calibrate on;"
                            + " train on more rows");
        }
    }

    /** The constants, with an alarm level that looks back so many steps. */
    public Scoring fit(double trailingSteps) {
        float[] longest = runs.stream()
                .map(CalibrationRun::values)
                .max(Comparator.comparingInt(values -> values.length))
                .orElseThrow();
        return fit(trailingSteps, longest);
    }

    /**
     * The constants, with an alarm threshold that looks back so many steps.
     *
     * @param longest [steps × channels]: the longest training series, normalised; a channel alone may have a period in it
     */
    public Scoring fit(double trailingSteps, float[] longest) {
        List<ResidualCovariance> residuals = IntStream.range(0, horizons)
                .mapToObj(e -> ResidualCovariance.of(runs, channels, horizons, e))
                .toList();
        List<List<Double>> scale = residuals.stream()
                .map(one -> one.deviations()
                        .map(deviation -> Math.max(deviation, SMALLEST_SCALE))
                        .boxed()
                        .toList())
                .toList();
        List<List<Double>> precision = precision(residuals.get(horizons - 1).correlation());
        List<Double> ones = Collections.nCopies(channels, 1.);
        List<Double> zeros = Collections.nCopies(channels, 0.);
        Scoring.Alarm open = new Scoring.Alarm(
                trailingSteps,
                new PeakTail(1, 1, 0, 1, 1, Collections.nCopies(ScoreHistogram.BUCKETS, 0.)),
                new DriftCalibrator(channels, period, 1 / trailingSteps, runs).fit());
        Scoring.Usual none = new Scoring.Usual(zeros, halfLifeSteps);
        Energies quiet = energies(new Scoring(horizons, scale, precision, 1, 1, zeros, ones, 1, none, open));
        List<Double> mean = quiet.mean();
        List<Double> deviation = quiet.deviation();
        Scoring.Usual usual = new Scoring.Usual(quiet.usual(), halfLifeSteps);
        List<ResidualScorer.Parts> parts =
                parts(new Scoring(horizons, scale, precision, 1, 1, mean, deviation, 1, usual, open));
        double near = unit(parts.stream().mapToDouble(ResidualScorer.Parts::near), .99, SMALLEST_ENERGY);
        double far = unit(parts.stream().mapToDouble(ResidualScorer.Parts::far), .99, SMALLEST_ENERGY);
        double margin = parts.size() < FEW_STEPS * channels ? FEW_STEPS_MARGIN : 1;
        double silence =
                margin * unit(parts.stream().mapToDouble(ResidualScorer.Parts::quiet), .999, SMALLEST_QUIETNESS);
        List<SingleChannel> single = channels == 1 ? List.of(SingleChannel.find(longest, period)) : List.of();
        Scoring united =
                new Scoring(horizons, scale, precision, near, far, mean, deviation, silence, usual, open, single);
        return new Scoring(
                horizons, scale, precision, near, far, mean, deviation, silence, usual, alarm(united), single);
    }

    /** Per channel: mean and deviation &gt; 0 of the smoothed log energy; mean energy of a cell, each up to a most. */
    private record Energies(List<Double> mean, List<Double> deviation, List<Double> usual) {}

    private Energies energies(Scoring scoring) {
        ResidualScorer scorer = new ResidualScorer(scoring);
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        double[] usual = new double[channels];
        long steps = 0;
        for (CalibrationRun run : runs) {
            ResidualState state = scorer.newState();
            float[] saliency = new float[run.values().length];
            for (int at = 0; at < run.values().length; at += channels, steps++) {
                scorer.parts(state, run.values(), run.observed(), run.expectation(), at, true, saliency);
                for (int c = 0; c < channels; c++) {
                    double log = ResidualScorer.logEnergy(state.energy[c]);
                    sum[c] += log;
                    squares[c] += log * log;
                    usual[c] += Math.min(ResidualScorer.MOST_USUAL, scorer.energy(c));
                }
            }
        }
        double[] deviation = new double[channels];
        for (int c = 0; c < channels; c++) {
            sum[c] /= steps;
            usual[c] /= steps;
            deviation[c] = Math.max(SMALLEST_DEVIATION, Math.sqrt(Math.max(0, squares[c] / steps - sum[c] * sum[c])));
        }
        return new Energies(boxed(sum), boxed(deviation), boxed(usual));
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private List<ResidualScorer.Parts> parts(Scoring scoring) {
        ResidualScorer scorer = new ResidualScorer(scoring);
        return runs.stream()
                .flatMap(run -> {
                    ResidualState state = scorer.newState();
                    float[] saliency = new float[run.values().length];
                    return IntStream.range(0, run.values().length / channels)
                            .mapToObj(t -> scorer.parts(
                                    state,
                                    run.values(),
                                    run.observed(),
                                    run.expectation(),
                                    t * channels,
                                    true,
                                    saliency));
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

    /** What opens an alert of this scoring, whose own tail is open. */
    private Scoring.Alarm alarm(Scoring united) {
        boolean single = united.kind() == ScorerKind.SINGLE_CHANNEL;
        List<double[]> scores = runs.stream().map(run -> scores(united, run)).toList();
        PeakTail tail =
                new PeakFit(scores, GAP_STEPS).fit(single ? SingleChannelScorer.LEAST_THRESHOLD : LEAST_THRESHOLD);
        return new Scoring.Alarm(
                united.alarm().trailingSteps(), tail, united.alarm().drift());
    }

    private double[] scores(Scoring united, CalibrationRun run) {
        StepScorer scorer = StepScorer.of(united, period);
        ScoringState state = scorer.newState();
        float[] saliency = new float[run.values().length];
        return IntStream.range(0, run.values().length / channels)
                .mapToDouble(t -> scorer.score(
                        state,
                        period.startOf(run.firstStep() + t),
                        run.values(),
                        run.observed(),
                        run.expectation(),
                        t * channels,
                        true,
                        saliency))
                .toArray();
    }

    /** A quantile of a part of the score, at least what a machine has that is not constant. */
    private static double unit(DoubleStream values, double level, double least) {
        return Math.max(least, SampleQuantile.of(values.sorted().toArray(), level));
    }
}
