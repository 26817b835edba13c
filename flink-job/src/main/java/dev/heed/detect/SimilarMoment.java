package dev.heed.detect;

/**
 * A past moment of the same entity that an alert's opening looks like.
 *
 * @param timeMicros start of its step, µs since the epoch
 * @param weight its share of the attention over all remembered moments, in [0, 1]
 * @param alerted whether an alert opened there
 */
public record SimilarMoment(long timeMicros, float weight, boolean alerted) {}
