package dev.heed.bench;

import dev.heed.bench.load.Load;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.ChannelLimits;
import dev.heed.model.series.FittedSeries;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Period;
import dev.heed.model.series.RawSeries;
import dev.heed.model.series.StepGrid;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.model.training.Progress;
import dev.heed.model.training.Trainer;
import dev.heed.model.training.TrainingPlan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A model of the load's shape: what it has learned does not matter for its speed. */
final class BenchModel {
    private static final int ROWS = 1_500;
    private static final int FIELDS = 3;
    private static final int MAX_GAP = 30;
    private static final int GRADIENT_STEPS = 20;

    private BenchModel() {}

    /**
     * The model of a directory, or of a network's name: then trained for a moment.
     *
     * @param scratch where it goes then
     * @throws Refusal when the model is not one of the load
     */
    static ModelDirectory open(String nameOrDirectory, Load load, int windowSteps, Path scratch) {
        Path path = Arrays.stream(NamedNetwork.values())
                .filter(network -> network.toString().equals(nameOrDirectory))
                .findFirst()
                .map(network -> train(load, network.of(windowSteps), scratch))
                .orElse(Path.of(nameOrDirectory));
        ModelDirectory model = ModelDirectory.open(path);
        ModelCard card = model.card();
        if (card.channels().size() != load.channels() || card.period().micros() != Load.PERIOD_MICROS) {
            throw Refusal.usage("--model %s: expected a model of %d channels and steps of 1ms, found %d and %s"
                    .formatted(nameOrDirectory, load.channels(), card.channels().size(), card.period()));
        }
        return model;
    }

    private static Path train(Load load, NetworkConfiguration network, Path directory) {
        Period period = Period.ofMicros(Load.PERIOD_MICROS);
        int rows = Math.max(ROWS, FIELDS * network.receptiveField());
        List<RawSeries> raw = IntStream.range(0, 3)
                .mapToObj(entity -> series(load, entity, rows))
                .toList();
        FittedSeries fitted = FittedSeries.fit(raw, period, load.hop(), 20_000, MAX_GAP);
        TrainingPlan plan = new TrainingPlan(
                "bench",
                "1",
                Intake.plain(load.channelNames()),
                List.of(),
                StepGrid.of(period),
                load.hop(),
                MAX_GAP,
                network,
                fitted.normalisation(),
                ChannelLimits.NONE,
                1,
                GRADIENT_STEPS);
        new Trainer().train(plan, fitted.series(), directory, Progress.silent());
        return directory;
    }

    private static RawSeries series(Load load, int entity, int rows) {
        return new RawSeries("entity-" + entity, 0, load.channels(), load.values(entity, 0, rows));
    }
}
