package dev.heed.cli.apply;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code forecast-intervals.csv}: all levels of the forecasts but the median, a row for each step and level. */
final class IntervalFile implements Closeable {
    private final Layout layout;
    private final CsvOutput rows;

    IntervalFile(Path directory, Layout layout) throws IOException {
        this.layout = layout;
        this.rows = new CsvOutput(
                directory.resolve("forecast-intervals.csv"), List.of("issued", "time", "level"), layout.channels());
    }

    /** Adds a step of a forecast [H × C × Q]. */
    void add(String issued, String time, float[] forecast, int ahead) {
        int channels = layout.channels().size();
        int levels = layout.levels().size();
        for (int q = 0; q < levels; q++) {
            if (q != layout.median()) {
                rows.add(issued)
                        .add(time)
                        .add(layout.levels().get(q).toString())
                        .add(forecast, ahead * channels * levels + q, channels, levels)
                        .end();
            }
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
