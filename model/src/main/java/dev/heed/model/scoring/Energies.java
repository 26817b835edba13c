package dev.heed.model.scoring;

import java.util.Arrays;
import java.util.List;

/**
 * Residual energies in training.
 *
 * @param mean [channels] of the smoothed log energy
 * @param deviation [channels] of the smoothed log energy, &gt; 0
 * @param usual [channels]: mean energy of a cell, each counted up to a most
 */
record Energies(List<Double> mean, List<Double> deviation, List<Double> usual) {
    private static final double SMALLEST_DEVIATION = .1;

    static Energies of(Scoring scoring, List<CalibrationRun> runs) {
        int channels = scoring.channels();
        ResidualScorer scorer = new ResidualScorer(scoring);
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        double[] usual = new double[channels];
        long steps = 0;
        for (CalibrationRun run : runs) {
            ResidualState state = scorer.newState();
            float[] saliency = new float[run.values().length];
            for (int at = 0; at < run.values().length; at += channels, steps++) {
                scorer.parts(state, run.values(), run.observed(), run.expectation(), at, saliency);
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
}
