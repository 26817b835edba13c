package dev.heed.model.serving;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Windows held in memory, everything in them observed.
 *
 * @param all values of each window, [T × C]
 */
record StoredWindows(List<float[]> all) implements Windows {
    /** Windows cut from one series at these steps. */
    static StoredWindows cut(float[] series, int channels, int steps, List<Integer> firstSteps) {
        return new StoredWindows(firstSteps.stream()
                .map(first -> Arrays.copyOfRange(series, first * channels, (first + steps) * channels))
                .toList());
    }

    /** A seeded series, [steps × channels]. */
    static float[] series(int steps, int channels) {
        SplittableRandom random = new SplittableRandom(11);
        float[] values = new float[steps * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Override
    public float[] values(int index) {
        return all.get(index);
    }

    @Override
    public byte[] observed(int index) {
        byte[] seen = new byte[all.get(index).length];
        Arrays.fill(seen, (byte) 1);
        return seen;
    }
}
