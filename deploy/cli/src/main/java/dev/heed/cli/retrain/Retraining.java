package dev.heed.cli.retrain;

import dev.heed.cli.input.Row;
import dev.heed.cli.input.RowRange;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.cli.train.Grid;
import dev.heed.cli.train.Training;
import dev.heed.model.series.ExactSeries;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Offsets;
import dev.heed.model.series.Period;
import dev.heed.model.series.RawSeries;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A new version of a model: put together as the old one is, and learned from other rows.
 *
 * @param old the model's card
 * @param version of the new one
 */
record Retraining(ModelCard old, String version) {
    /**
     * Trains on the rows before a time and writes the model.
     *
     * @param files read for the old model
     * @param endMicros time after the last row that is learned from, µs since the epoch
     */
    ModelDirectory run(SeriesFiles files, long endMicros, Path output) {
        Intake counted = new Intake(old.channels(), List.of(), old.rates(), old.missing(), old.averages());
        List<ExactSeries> exact;
        try (Stream<Row> rows = files.rows()) {
            exact = new Grid(old.grid(), old.maxGapSteps(), RowRange.ALL)
                    .lay(rows.takeWhile(row -> row.timeMicros() < endMicros).iterator(), counted);
        }
        // With the old version's offsets an entity's past goes on with the new one.
        Intake intake = counted.with(old.offsets().isEmpty() ? Offsets.of(exact) : old.offsets());
        List<RawSeries> raw = exact.stream().map(one -> one.through(intake)).toList();
        new Training(
                        old.name(),
                        version,
                        intake,
                        old.units(),
                        unlimited(),
                        old.grid(),
                        old.hop(),
                        old.maxGapSteps(),
                        Period.ofMicros(Math.round(old.normalisation().halfLifeSteps()
                                * old.period().micros())),
                        old.configuration(),
                        old.training().seed(),
                        old.training().steps())
                .run(raw, output);
        return ModelDirectory.open(output);
    }

    /** Channels whose forecasts could be negative stay so, though the new rows may not be. */
    private Set<String> unlimited() {
        return old.channels().stream()
                .filter(channel -> !old.nonNegative().contains(channel))
                .collect(Collectors.toSet());
    }
}
