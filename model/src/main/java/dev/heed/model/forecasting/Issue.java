package dev.heed.model.forecasting;

/**
 * A forecast that waits for its targets.
 *
 * @param step at which it was issued
 * @param mean [C] that its z was relative to, input units
 * @param scale [C] that its z was divided by, input units
 * @param backbone [H, C] of the linear backbone, normalised
 * @param correction [H, C] that was to be added, unshrunk, normalised; empty where the model corrects nothing
 */
public record Issue(long step, float[] mean, float[] scale, float[] backbone, float[] correction) {}
