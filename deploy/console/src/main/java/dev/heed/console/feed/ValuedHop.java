package dev.heed.console.feed;

import java.util.List;

/**
 * A record of the topic of weighted features, in the sensors' units.
 *
 * @param steps that it speaks of
 * @param value what was read, [steps × channels]; NaN where nothing was, or where the gate let nothing through
 * @param weight of the gate, [steps × channels]
 * @param units of the channels, empty where there is none; no element where no channel has one
 */
public record ValuedHop(Steps steps, float[] value, float[] weight, List<String> units) {
    /** @throws IllegalArgumentException where an array has another size */
    public ValuedHop {
        steps.requireEach("features", value.length, steps.channels().size());
        steps.requireEach("weights", weight.length, steps.channels().size());
    }
}
