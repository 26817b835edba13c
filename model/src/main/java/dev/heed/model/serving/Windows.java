package dev.heed.model.serving;

/** The windows of a batch, read one after another. */
public interface Windows {
    /** Normalised values of a window, [T × C] row by row; read before the next call. */
    float[] values(int index);

    /** Mask of a window, [T × C] row by row, 1 observed, 0 filled; read before the next call. */
    byte[] observed(int index);
}
