package dev.heed.model.scoring;

/**
 * A stretch of training data with what the model expected of it, warm-up left out.
 *
 * @param firstStep index of the first step on the period's grid
 * @param values [steps × channels] normalised
 * @param observed [steps × channels], 1 observed, 0 filled
 * @param expectation [steps × horizons × channels] normalised
 */
public record CalibrationRun(long firstStep, float[] values, byte[] observed, float[] expectation) {}
