package dev.heed.detect;

import org.jspecify.annotations.Nullable;

/**
 * A channel to blame for an alert.
 *
 * @param channel the model's index
 * @param share of the alert's whole saliency, in [0, 1]
 * @param fromMicros start of the first step in which the channel stood out; where it is later, from which on it did anew
 * @param toMicros start of the last one
 * @param deviation what came and what was expected; null where it is not known
 * @param isLater whether it began to stand out in the course of an alert that others had opened
 */
public record Cause(
        int channel,
        float share,
        long fromMicros,
        long toMicros,
        @Nullable Deviation deviation,
        boolean isLater) {
    /** One that stood out when the alert opened. */
    public Cause(int channel, float share, long fromMicros, long toMicros, @Nullable Deviation deviation) {
        this(channel, share, fromMicros, toMicros, deviation, false);
    }
}
