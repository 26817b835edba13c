package dev.heed.model.scoring;

import dev.heed.model.series.Period;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;

/**
 * Finds the constants of the slow evidence: a ridge fit of each channel on the others, then how much is left, then how far
 * that goes when it is smoothed over half an hour, or over a fiftieth of the rows where they are fewer.
 *
 * @param rate at which what is usual of an entity follows, in (0, 1)
 * @param runs of training, two channels or more
 */
record DriftCalibrator(int channels, Period period, double rate, List<CalibrationRun> runs) {
    private static final Duration SMOOTHED = Duration.ofMinutes(30);
    private static final int LEAST_STEPS = 30;
    private static final int SHARE_OF_ROWS = 50;
    private static final double RIDGE = .03;
    private static final double LEAST_SCALE = .05;
    private static final double LEAST_SPREAD = 1e-3;

    /** The constants; none where there are too few rows to know anything slow. */
    List<Drift> fit() {
        int rows = runs.stream().mapToInt(run -> run.values().length / channels).sum();
        int steps = (int) Math.max(LEAST_STEPS, Math.min(period.stepsIn(SMOOTHED), rows / SHARE_OF_ROWS));
        if (channels < 2 || rows < SHARE_OF_ROWS * LEAST_STEPS) {
            return List.of();
        }
        List<List<Double>> weights = weights(rows);
        List<Double> ones = Collections.nCopies(channels, 1.);
        PeakTail open = new PeakTail(1, 1, 0, 1, 1, Collections.nCopies(ScoreHistogram.BUCKETS, 0.));
        List<Double> scale = deviations(new Drift(weights, ones, ones, 1, open), LEAST_SCALE);
        List<Double> spread = deviations(new Drift(weights, scale, ones, steps, open), LEAST_SPREAD);
        Drift spreadKnown = new Drift(weights, scale, spread, steps, open);
        PeakTail tail = new PeakFit(evidence(spreadKnown), Math.max(10, steps / 3)).fit(0);
        return List.of(new Drift(weights, scale, spread, steps, tail));
    }

    /** [channels + 1][channels]: (A + ridge)⁻¹ of the others' block of A = Σ [z, 1]ᵀ[z, 1], for each channel. */
    private List<List<Double>> weights(int rows) {
        SimpleMatrix sums = new SimpleMatrix(channels + 1, channels + 1);
        for (CalibrationRun run : runs) {
            for (int at = 0; at < run.values().length; at += channels) {
                add(sums, run.values(), at);
            }
        }
        double[][] weights = new double[channels + 1][channels];
        for (int c = 0; c < channels; c++) {
            int own = c;
            int[] others =
                    IntStream.rangeClosed(0, channels).filter(k -> k != own).toArray();
            SimpleMatrix block = new SimpleMatrix(channels, channels);
            SimpleMatrix target = new SimpleMatrix(channels, 1);
            for (int i = 0; i < channels; i++) {
                target.set(i, 0, sums.get(others[i], c));
                for (int j = 0; j < channels; j++) {
                    block.set(i, j, sums.get(others[i], others[j]) + (i == j ? RIDGE * rows : 0));
                }
            }
            SimpleMatrix solved = block.solve(target);
            for (int i = 0; i < channels; i++) {
                weights[others[i]][c] = solved.get(i, 0);
            }
        }
        return Arrays.stream(weights)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    private void add(SimpleMatrix sums, float[] z, int at) {
        for (int i = 0; i <= channels; i++) {
            double left = i < channels ? z[at + i] : 1;
            for (int j = 0; j <= channels; j++) {
                sums.set(i, j, sums.get(i, j) + left * (j < channels ? z[at + j] : 1));
            }
        }
    }

    /** Of each channel's part in the evidence, at least so much. */
    private List<Double> deviations(Drift drift, double least) {
        double[] squares = new double[channels];
        long steps = 0;
        for (CalibrationRun run : runs) {
            DriftScorer scorer = new DriftScorer(drift, rate);
            DriftState state = scorer.newState();
            for (int at = 0; at < run.values().length; at += channels, steps++) {
                scorer.next(state, run.values(), run.observed(), at, false);
                for (int c = 0; c < channels; c++) {
                    squares[c] += scorer.of(c) * scorer.of(c);
                }
            }
        }
        double count = Math.max(1, steps);
        return Arrays.stream(squares)
                .mapToObj(sum -> Math.max(least, Math.sqrt(sum / count)))
                .toList();
    }

    private List<double[]> evidence(Drift drift) {
        List<double[]> evidence = new ArrayList<>();
        for (CalibrationRun run : runs) {
            DriftScorer scorer = new DriftScorer(drift, rate);
            DriftState state = scorer.newState();
            evidence.add(IntStream.range(0, run.values().length / channels)
                    .mapToDouble(t -> scorer.next(state, run.values(), run.observed(), t * channels, false))
                    .toArray());
        }
        return evidence;
    }
}
