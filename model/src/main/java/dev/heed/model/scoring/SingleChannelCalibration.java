package dev.heed.model.scoring;

import dev.heed.model.series.Period;
import java.util.List;

/** What training says of the single-channel score, which learns everything else as it goes. */
final class SingleChannelCalibration {
    /** The score is in standard deviations of its terms: below this many there is no alarm, however quiet training was. */
    static final double LEAST_THRESHOLD = 5;

    private SingleChannelCalibration() {}

    /** Scores of all steps of the runs, each begun anew. */
    static double[] scores(Period period, List<CalibrationRun> runs) {
        double[] scores =
                new double[runs.stream().mapToInt(run -> run.values().length).sum()];
        SingleChannelScorer scorer = new SingleChannelScorer(period);
        int done = 0;
        for (CalibrationRun run : runs) {
            SingleChannelState state = scorer.newState();
            float[] saliency = new float[run.values().length];
            for (int t = 0; t < saliency.length; t++) {
                long time = period.startOf(run.firstStep() + t);
                scores[done++] =
                        scorer.score(state, time, run.values(), run.observed(), run.expectation(), t, saliency);
            }
        }
        return scores;
    }
}
