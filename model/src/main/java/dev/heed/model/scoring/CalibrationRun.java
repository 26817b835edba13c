package dev.heed.model.scoring;

import java.util.List;

/**
 * A stretch of training data with what the model expected of it, warm-up left out.
 *
 * @param firstStep index of the first step on the period's grid
 * @param values [steps × channels] normalised
 * @param observed [steps × channels], 1 observed, 0 filled
 * @param expectation [steps × horizons × channels] normalised
 */
public record CalibrationRun(long firstStep, float[] values, byte[] observed, float[] expectation) {
    /**
     * The same with expectations that miss the values by more.
     *
     * @param times as much as they do, by horizon
     */
    public CalibrationRun widened(List<Double> times, int channels) {
        if (times.stream().allMatch(one -> one == 1)) {
            return this;
        }
        float[] wider = new float[expectation.length];
        for (int i = 0; i < wider.length; i++) {
            int step = i / (times.size() * channels);
            float value = values[step * channels + i % channels];
            wider[i] = (float) (value - times.get(i / channels % times.size()) * (value - expectation[i]));
        }
        return new CalibrationRun(firstStep, values, observed, wider);
    }
}
