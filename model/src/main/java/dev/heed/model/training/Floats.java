package dev.heed.model.training;

/** Double arrays in single precision. */
final class Floats {
    private Floats() {}

    static float[] of(double[] values) {
        float[] single = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            single[i] = (float) values[i];
        }
        return single;
    }
}
