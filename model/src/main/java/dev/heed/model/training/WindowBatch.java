package dev.heed.model.training;

import dev.heed.model.series.NormalisedSeries;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Windows of T steps with the H steps after them, as tensors that are written again for every batch. Owned by one thread.
 */
final class WindowBatch implements AutoCloseable {
    private final int past;
    private final int ahead;
    private final int channels;
    private final TFloat32 values;
    private final TFloat32 observed;
    private final TFloat32 future;
    private final TFloat32 futureObserved;
    private final float[] mask;

    WindowBatch(int size, int past, int ahead, int channels) {
        this.past = past;
        this.ahead = ahead;
        this.channels = channels;
        this.values = TFloat32.tensorOf(Shape.of(size, past, channels)); // [B, T, C]
        this.observed = TFloat32.tensorOf(Shape.of(size, past, channels)); // [B, T, C]
        this.future = TFloat32.tensorOf(Shape.of(size, ahead, channels)); // [B, H, C]
        this.futureObserved = TFloat32.tensorOf(Shape.of(size, ahead, channels)); // [B, H, C]
        this.mask = new float[Math.max(past, ahead) * channels];
    }

    TFloat32 values() {
        return values;
    }

    TFloat32 observed() {
        return observed;
    }

    TFloat32 future() {
        return future;
    }

    TFloat32 futureObserved() {
        return futureObserved;
    }

    /** Writes the window whose last step is {@code origin}. */
    void put(int index, NormalisedSeries series, int origin) {
        copy(series, origin - past + 1, past, index, values, observed);
        copy(series, origin + 1, ahead, index, future, futureObserved);
    }

    private void copy(NormalisedSeries series, int step, int steps, int index, TFloat32 z, TFloat32 seen) {
        int cells = steps * channels;
        int from = step * channels;
        for (int i = 0; i < cells; i++) {
            mask[i] = series.observed()[from + i];
        }
        z.asRawTensor().data().asFloats().offset((long) index * cells).write(series.values(), from, cells);
        seen.asRawTensor().data().asFloats().offset((long) index * cells).write(mask, 0, cells);
    }

    @Override
    public void close() {
        values.close();
        observed.close();
        future.close();
        futureObserved.close();
    }
}
