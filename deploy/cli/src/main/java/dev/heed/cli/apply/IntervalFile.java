package dev.heed.cli.apply;

import dev.heed.model.serving.ModelCard;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code forecast-intervals.csv}: all levels of the forecasts but the median, a row for each step and level. */
final class IntervalFile implements Closeable {
    private final ModelCard card;
    private final CsvOutput rows;

    IntervalFile(Path directory, ModelCard card) throws IOException {
        this.card = card;
        this.rows = new CsvOutput(
                directory.resolve("forecast-intervals.csv"), List.of("issued", "time", "level"), card.channels());
    }

    /** Adds a step of a forecast [H × C × Q]. */
    void add(String issued, String time, float[] forecast, int ahead) {
        int channels = card.channels().size();
        int levels = card.levels().size();
        for (int q = 0; q < levels; q++) {
            if (q != card.levels().indexOf(.5)) {
                rows.add(issued)
                        .add(time)
                        .add(card.levels().get(q).toString())
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
