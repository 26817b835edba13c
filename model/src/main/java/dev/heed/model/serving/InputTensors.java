package dev.heed.model.serving;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;

/** The input tensors of one batch size, written in place. Used by one thread at a time. */
final class InputTensors implements AutoCloseable {
    private final int batch;
    private final int windowFloats;
    private final TFloat32 values;
    private final TFloat32 observed;
    private final FloatDataBuffer valueFloats;
    private final FloatDataBuffer observedFloats;
    private final float[] mask;

    InputTensors(int batch, int steps, int channels) {
        this.batch = batch;
        this.windowFloats = steps * channels;
        this.values = TFloat32.tensorOf(Shape.of(batch, steps, channels));
        this.observed = TFloat32.tensorOf(Shape.of(batch, steps, channels));
        this.valueFloats = values.asRawTensor().data().asFloats();
        this.observedFloats = observed.asRawTensor().data().asFloats();
        this.mask = new float[windowFloats];
    }

    int batch() {
        return batch;
    }

    TFloat32 values() {
        return values;
    }

    TFloat32 observed() {
        return observed;
    }

    /** Writes {@code count} windows and fills the rest of the batch with zeros. */
    void fill(int count, Windows windows) {
        for (int i = 0; i < count; i++) {
            byte[] seen = windows.observed(i);
            for (int cell = 0; cell < windowFloats; cell++) {
                mask[cell] = seen[cell];
            }
            write(i, windows.values(i), mask);
        }
        float[] zeros = count < batch ? new float[windowFloats] : mask;
        for (int i = count; i < batch; i++) {
            write(i, zeros, zeros);
        }
    }

    private void write(int index, float[] z, float[] seen) {
        long at = (long) index * windowFloats;
        valueFloats.offset(at).write(z, 0, windowFloats);
        observedFloats.offset(at).write(seen, 0, windowFloats);
    }

    @Override
    public void close() {
        values.close();
        observed.close();
    }
}
