package dev.heed.model.serving;

import java.io.Serializable;

/**
 * How a window's outputs lie in the arrays of an {@link AttendedBatch}; every stride is in floats.
 *
 * @param hop h: new steps of a window
 * @param channels C
 * @param width D of the context
 * @param offsets O: a step itself and those before it that the last layer attends to, oldest first
 * @param horizons E: expectations per step
 * @param horizon H: steps ahead of the forecast
 * @param levels Q: quantile levels
 */
public record BatchLayout(int hop, int channels, int width, int offsets, int horizons, int horizon, int levels)
        implements Serializable {
    /** Floats of a window in weights and in features: h·C. */
    public int elementStride() {
        return hop * channels;
    }

    /** Floats of a window in context: h·D. */
    public int contextStride() {
        return hop * width;
    }

    /** Floats of a window in attention: h·O. */
    public int attentionStride() {
        return hop * offsets;
    }

    /** Floats of a window in expectation: h·E·C. */
    public int expectationStride() {
        return hop * horizons * channels;
    }

    /** Floats of a window in forecast: H·C·Q. */
    public int forecastStride() {
        return horizon * channels * levels;
    }

    /** Floats of a window in correction: H·C. */
    public int correctionStride() {
        return horizon * channels;
    }
}
