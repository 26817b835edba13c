package dev.heed.cli.bench;

import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.series.FittedSeries;
import dev.heed.model.series.Period;
import dev.heed.model.series.RawSeries;
import dev.heed.model.training.Progress;
import dev.heed.model.training.Trainer;
import dev.heed.model.training.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A model of the load's shape: what it has learned does not matter for its speed. */
final class BenchModel {
    private static final int ROWS = 1_500;
    private static final int MAX_GAP = 30;
    private static final int GRADIENT_STEPS = 20;

    private BenchModel() {}

    static Path train(Load load, NetworkConfiguration network, Path directory) {
        Period period = Period.ofMicros(Load.PERIOD_MICROS);
        List<RawSeries> raw =
                IntStream.range(0, 3).mapToObj(entity -> series(load, entity)).toList();
        FittedSeries fitted = FittedSeries.fit(raw, period, load.hop(), 20_000, MAX_GAP);
        TrainingPlan plan = new TrainingPlan(
                "bench",
                "1",
                load.channelNames(),
                period,
                load.hop(),
                MAX_GAP,
                network,
                fitted.normalisation(),
                1,
                GRADIENT_STEPS);
        new Trainer().train(plan, fitted.series(), directory, Progress.silent());
        return directory;
    }

    private static RawSeries series(Load load, int entity) {
        float[] values = new float[ROWS * load.channels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = load.value(entity, i / load.channels(), i % load.channels());
        }
        return new RawSeries("entity-" + entity, 0, load.channels(), values);
    }
}
