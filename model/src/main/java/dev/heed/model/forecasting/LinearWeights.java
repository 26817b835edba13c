package dev.heed.model.forecasting;

/** Forecasts each channel from its past, relative to its last value: weights [C, l, H], oldest first; constant [C, H]. */
public record LinearWeights(float[] weights, float[] constant) {}
