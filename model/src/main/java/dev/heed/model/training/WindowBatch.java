package dev.heed.model.training;

import dev.heed.model.series.NormalisedSeries;
import dev.heed.model.serving.InputTensors;

/**
 * Windows with the steps after them, as tensors that are written again for every batch. Owned by one thread.
 *
 * @param past T
 * @param windows [B, T, C]
 * @param future the H steps after each window [B, H, C]
 */
record WindowBatch(int past, InputTensors windows, InputTensors future) implements AutoCloseable {
    WindowBatch(int size, int past, int ahead, int channels) {
        this(past, new InputTensors(size, past, channels), new InputTensors(size, ahead, channels));
    }

    /** Writes the window whose last step is {@code origin}. */
    void put(int index, NormalisedSeries series, int origin) {
        windows.write(index, series.values(), series.observed(), (origin - past + 1) * series.channels());
        future.write(index, series.values(), series.observed(), (origin + 1) * series.channels());
    }

    @Override
    public void close() {
        windows.close();
        future.close();
    }
}
