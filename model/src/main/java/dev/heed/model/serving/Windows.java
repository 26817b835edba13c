package dev.heed.model.serving;

/** The windows of a batch, read one after another. */
public interface Windows {
    /** The same window again and again. */
    record Same(float[] values, byte[] observed) implements Windows {
        @Override
        public float[] values(int index) {
            return values;
        }

        @Override
        public byte[] observed(int index) {
            return observed;
        }
    }

    /** Normalised values of a window, [T × C] row by row; read before the next call. */
    float[] values(int index);

    /** Mask of a window, [T × C] row by row, 1 observed, 0 filled; read before the next call. */
    byte[] observed(int index);
}
