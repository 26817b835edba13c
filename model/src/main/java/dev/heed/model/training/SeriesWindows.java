package dev.heed.model.training;

import dev.heed.model.series.NormalisedSeries;
import dev.heed.model.serving.Windows;
import java.util.Arrays;

/** Windows of a series one hop after another; where the series ends within a window, the rest of it is empty. */
final class SeriesWindows implements Windows {
    private final NormalisedSeries series;
    private final int hop;
    private final int firstWindow;
    private final float[] values;
    private final byte[] observed;

    /**
     * From a window on.
     *
     * @param firstWindow the window that has index 0
     * @param steps T of every window
     */
    SeriesWindows(NormalisedSeries series, int hop, int firstWindow, int steps) {
        this.series = series;
        this.hop = hop;
        this.firstWindow = firstWindow;
        this.values = new float[steps * series.channels()];
        this.observed = new byte[steps * series.channels()];
    }

    @Override
    public float[] values(int index) {
        int from = from(index);
        int cells = Math.min(values.length, series.values().length - from);
        System.arraycopy(series.values(), from, values, 0, cells);
        Arrays.fill(values, cells, values.length, 0);
        return values;
    }

    @Override
    public byte[] observed(int index) {
        int from = from(index);
        int cells = Math.min(observed.length, series.observed().length - from);
        System.arraycopy(series.observed(), from, observed, 0, cells);
        Arrays.fill(observed, cells, observed.length, (byte) 0);
        return observed;
    }

    private int from(int index) {
        return (firstWindow + index) * hop * series.channels();
    }
}
