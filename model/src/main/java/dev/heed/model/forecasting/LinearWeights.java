package dev.heed.model.forecasting;

/**
 * A linear forecast of each channel from its own past, relative to its last value.
 *
 * @param weights [C, l, H] row by row, oldest step first
 * @param constant [C, H]
 */
public record LinearWeights(float[] weights, float[] constant) {}
