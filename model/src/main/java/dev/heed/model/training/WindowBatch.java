package dev.heed.model.training;

import dev.heed.model.series.NormalisedSeries;
import dev.heed.model.serving.InputTensors;

/** Windows [B, T, C] and the H steps after each [B, H, C], written again for every batch. Owned by one thread. */
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
