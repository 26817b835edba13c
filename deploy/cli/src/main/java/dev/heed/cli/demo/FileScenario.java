package dev.heed.cli.demo;

import dev.heed.cli.input.CsvLayout;
import dev.heed.cli.input.MedianPeriod;
import dev.heed.cli.input.RowReader;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Period;
import java.nio.file.Path;
import java.util.List;

/**
 * A file: its first half to train on, the second half to stream.
 *
 * @param files the file
 * @param period median time between its rows
 * @param half rows of the first half
 * @param speed event time per time of the clock
 */
record FileScenario(SeriesFiles files, Period period, long half, double speed) implements Scenario {
    /**
     * A scenario whose stream lasts that many seconds.
     *
     * @throws Refusal when the file cannot be read
     */
    static FileScenario of(Path file, int seconds) {
        SeriesFiles files = SeriesFiles.open(List.of(file), CsvLayout.plain());
        long rows;
        try (RowReader reader = files.rows()) {
            rows = reader.stream().count();
        }
        Period period = MedianPeriod.of(files);
        double live = (rows - rows / 2) * period.micros() / 1e6;
        return new FileScenario(files, period, rows / 2, live / seconds);
    }

    @Override
    public String title() {
        return "%s, %d channels: trained on its first half, the second %.3g times faster than the clock"
                .formatted(files.files().get(0).getName(), channels().size(), speed);
    }

    @Override
    public List<String> channels() {
        return files.channels();
    }

    @Override
    public RowReader training() {
        RowReader rows = files.rows();
        return RowReader.of(rows.stream().limit(half).iterator(), rows::close);
    }

    @Override
    public RowReader live() {
        RowReader rows = files.rows();
        return RowReader.of(rows.stream().skip(half).iterator(), rows::close);
    }

    @Override
    public List<InjectedFault> injected() {
        return List.of();
    }
}
