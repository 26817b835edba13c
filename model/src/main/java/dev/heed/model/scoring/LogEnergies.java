package dev.heed.model.scoring;

import java.util.Arrays;
import java.util.List;

/**
 * Mean and standard deviation of each channel's smoothed log energy in training.
 *
 * @param mean [channels]
 * @param deviation [channels], &gt; 0
 */
record LogEnergies(List<Double> mean, List<Double> deviation) {
    private static final double SMALLEST_DEVIATION = .1;

    static LogEnergies of(Scoring scoring, List<CalibrationRun> runs) {
        int channels = scoring.channels();
        ResidualScorer scorer = new ResidualScorer(scoring);
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        long steps = 0;
        for (CalibrationRun run : runs) {
            ScoringState state = scorer.newState();
            float[] saliency = new float[run.values().length];
            for (int at = 0; at < run.values().length; at += channels, steps++) {
                scorer.parts(state, run.values(), run.observed(), run.expectation(), at, saliency);
                for (int c = 0; c < channels; c++) {
                    double log = ResidualScorer.logEnergy(state.energy[c]);
                    sum[c] += log;
                    squares[c] += log * log;
                }
            }
        }
        double[] deviation = new double[channels];
        for (int c = 0; c < channels; c++) {
            sum[c] /= steps;
            deviation[c] = Math.max(SMALLEST_DEVIATION, Math.sqrt(Math.max(0, squares[c] / steps - sum[c] * sum[c])));
        }
        return new LogEnergies(
                Arrays.stream(sum).boxed().toList(),
                Arrays.stream(deviation).boxed().toList());
    }
}
