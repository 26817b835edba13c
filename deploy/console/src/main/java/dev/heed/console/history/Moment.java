package dev.heed.console.history;

/**
 * One step of an entity; NaN where something is not known.
 *
 * @param micros its start, µs since the epoch
 * @param value [channels] what was read
 * @param expected [channels] what had been forecast
 * @param weight [channels] of the gate
 * @param saliency [channels]
 * @param score of the step
 * @param threshold in the score's units
 */
public record Moment(
        long micros, float[] value, float[] expected, float[] weight, float[] saliency, float score, float threshold) {}
