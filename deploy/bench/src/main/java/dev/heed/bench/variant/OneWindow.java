package dev.heed.bench.variant;

import dev.heed.model.serving.Windows;

/**
 * A batch of one.
 *
 * @param steps [T × C] normalised
 * @param mask [T × C]: 1 where there was a reading
 */
public record OneWindow(float[] steps, byte[] mask) implements Windows {
    @Override
    public float[] values(int index) {
        return steps;
    }

    @Override
    public byte[] observed(int index) {
        return mask;
    }
}
