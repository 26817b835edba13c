package dev.heed.detect;

/**
 * A moment of an entity that is remembered.
 *
 * @param timeMicros start of its step, µs since the epoch
 * @param key [D] the model's context of the step; never changed
 * @param alerted whether an alert opened there
 */
record Moment(long timeMicros, float[] key, boolean alerted) {}
