package dev.heed.model.training;

import dev.heed.model.series.NormalisedSeries;
import dev.heed.model.serving.Windows;
import java.util.Arrays;

/**
 * Windows of a series one hop after another; where the series ends within a window, the rest of it is empty.
 *
 * @param firstWindow the window that has index 0
 * @param steps T of every window
 */
record SeriesWindows(NormalisedSeries series, int hop, int firstWindow, int steps) implements Windows {
    @Override
    public float[] values(int index) {
        return Arrays.copyOfRange(series.values(), from(index), from(index) + steps * series.channels());
    }

    @Override
    public byte[] observed(int index) {
        return Arrays.copyOfRange(series.observed(), from(index), from(index) + steps * series.channels());
    }

    private int from(int index) {
        return (firstWindow + index) * hop * series.channels();
    }
}
