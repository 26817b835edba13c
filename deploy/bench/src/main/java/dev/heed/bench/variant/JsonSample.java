package dev.heed.bench.variant;

/**
 * One sample of all channels.
 *
 * @param time µs since the epoch
 * @param values [channels] in input units
 */
public record JsonSample(String entity, long time, float[] values) {}
