package dev.heed.cli.demo;

import dev.heed.cli.input.Account;
import dev.heed.cli.input.MedianPeriod;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Period;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a demo trains on and streams.
 *
 * @param title in one line, for the person who watches
 * @param channels names
 * @param units of the channels, "" where there is none
 * @param period of the model's steps
 * @param training rows to train on, in the order of time
 * @param live rows to stream, in the order of time, later than those trained on
 * @param speed event time per time of the clock
 * @param injected what goes wrong in the live rows, if it is known
 */
record Scenario(
        String title,
        List<String> channels,
        List<String> units,
        Period period,
        Supplier<Stream<Row>> training,
        Supplier<Stream<Row>> live,
        double speed,
        List<InjectedFault> injected) {
    /**
     * Files: the first half of their rows to train on, the second half to stream within that many seconds.
     *
     * @param given period of the rows; the median one found where it is empty
     * @param account told what becomes of the rows
     * @throws Refusal when the file cannot be read
     */
    static Scenario ofFiles(SeriesFiles files, Optional<Period> given, int seconds, Account account) {
        long rows;
        try (Stream<Row> all = files.rows(account)) {
            rows = all.count();
        }
        Period period = given.orElseGet(() -> MedianPeriod.of(files));
        long half = rows / 2;
        double speed = (rows - half) * period.micros() / 1e6 / seconds;
        String title = "%s, %d channels: trained on its first half, the second %.3g times faster than the clock"
                .formatted(files.files().get(0).getName(), files.channels().size(), speed);
        return new Scenario(
                title,
                files.channels(),
                files.units(),
                period,
                () -> files.rows().limit(half),
                () -> files.rows().skip(half),
                speed,
                List.of());
    }
}
