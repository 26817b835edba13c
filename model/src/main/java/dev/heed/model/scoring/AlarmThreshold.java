package dev.heed.model.scoring;

/**
 * An alarm threshold that follows the score without touching it: max(training 99 % quantile, trailing 95 % quantile),
 * renewed every few steps. The trailing quantile is that of an exponentially decaying histogram, begun from the training
 * scores, so that it needs a few hundred bytes instead of days of scores.
 */
public record AlarmThreshold(Scoring.Threshold config) {
    /** The state of an entity that was never scored. */
    public ThresholdState newState() {
        float[] counts = new float[ScoreHistogram.BUCKETS];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (float) (config.begin().get(i) * config.trailingSteps());
        }
        ThresholdState state = new ThresholdState(counts, 0, 0);
        renew(state);
        return state;
    }

    /**
     * The threshold that holds for the next score, which it then learns.
     *
     * @param score of the step, ≥ 0
     * @return the threshold from the scores before, in the score's units
     */
    public double next(ThresholdState state, double score) {
        double current = state.value;
        state.counts[ScoreHistogram.bucket(score, config.floor())] += 1;
        if (++state.since >= config.everySteps()) {
            renew(state);
        }
        return current;
    }

    private void renew(ThresholdState state) {
        float decay = (float) Math.exp(-config.everySteps() / config.trailingSteps());
        state.since = 0;
        for (int i = 0; i < state.counts.length; i++) {
            state.counts[i] *= decay;
        }
        state.value =
                Math.max(config.floor(), ScoreHistogram.quantile(state.counts, config.floor(), config.quantile()));
    }
}
