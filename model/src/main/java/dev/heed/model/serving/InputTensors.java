package dev.heed.model.serving;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;

/** The tensors [B, T, C] of a batch of windows, values and mask, written in place. Used by one thread at a time. */
public final class InputTensors implements AutoCloseable {
    private final int batch;
    private final TFloat32 values;
    private final TFloat32 observed;
    private final FloatDataBuffer valueFloats;
    private final FloatDataBuffer observedFloats;
    private final float[] mask;

    /** Tensors of so many windows. */
    public InputTensors(int batch, int steps, int channels) {
        this.batch = batch;
        this.values = TFloat32.tensorOf(Shape.of(batch, steps, channels));
        this.observed = TFloat32.tensorOf(Shape.of(batch, steps, channels));
        this.valueFloats = values.asRawTensor().data().asFloats();
        this.observedFloats = observed.asRawTensor().data().asFloats();
        this.mask = new float[steps * channels];
    }

    int batch() {
        return batch;
    }

    /** Normalised values. */
    public TFloat32 values() {
        return values;
    }

    /** 1 observed, 0 filled. */
    public TFloat32 observed() {
        return observed;
    }

    /** Writes {@code count} windows and fills the rest of the batch with zeros. */
    void fill(int count, Windows windows) {
        for (int i = 0; i < count; i++) {
            write(i, windows.values(i), windows.observed(i), 0);
        }
        float[] zeros = new float[count < batch ? mask.length : 0];
        byte[] unseen = new byte[zeros.length];
        for (int i = count; i < batch; i++) {
            write(i, zeros, unseen, 0);
        }
    }

    /** Writes one window, whose first cell is at {@code from} of these cells, row by row. */
    public void write(int index, float[] z, byte[] seen, int from) {
        for (int cell = 0; cell < mask.length; cell++) {
            mask[cell] = seen[from + cell];
        }
        long at = (long) index * mask.length;
        valueFloats.offset(at).write(z, from, mask.length);
        observedFloats.offset(at).write(mask, 0, mask.length);
    }

    @Override
    public void close() {
        values.close();
        observed.close();
    }
}
