package dev.heed.console.feed;

/**
 * A record of the topic of weighted features, in the sensors' units.
 *
 * @param steps that it speaks of
 * @param value what was read, [steps × channels]; NaN where nothing was, or where the gate let nothing through
 * @param weight of the gate, [steps × channels]
 */
public record ValuedHop(Steps steps, float[] value, float[] weight) {}
