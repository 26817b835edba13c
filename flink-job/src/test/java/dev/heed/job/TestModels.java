package dev.heed.job;

import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.series.ChannelLimits;
import dev.heed.model.series.FittedSeries;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Period;
import dev.heed.model.series.RawSeries;
import dev.heed.model.series.StepGrid;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.model.training.Progress;
import dev.heed.model.training.Trainer;
import dev.heed.model.training.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One small model, trained once a process on the machines' normal behaviour. */
public final class TestModels {
    private static final Period SECOND = Period.parse("1s");
    private static final int HOP = 8;
    private static final int MAX_GAP = 30;
    private static @Nullable ModelDirectory machines;
    private static @Nullable ModelDirectory fans;

    private TestModels() {}

    public static synchronized ModelDirectory machines() {
        if (machines == null) {
            Path directory = Path.of(
                    "target",
                    "test-models",
                    "machines-" + ProcessHandle.current().pid());
            FittedSeries fitted = FittedSeries.fit(normal(), SECOND, HOP, 10_000, MAX_GAP);
            TrainingPlan plan = new TrainingPlan(
                    "machines",
                    "1",
                    Intake.plain(Machines.CHANNELS),
                    List.of(),
                    StepGrid.of(SECOND),
                    HOP,
                    MAX_GAP,
                    NetworkConfiguration.defaults().withHorizon(12),
                    fitted.normalisation(),
                    ChannelLimits.NONE,
                    1,
                    40);
            new Trainer().train(plan, fitted.series(), directory, Progress.silent());
            machines = ModelDirectory.open(directory);
        }
        return machines;
    }

    /** One of other channels, at two seconds a step. */
    public static synchronized ModelDirectory fans() {
        if (fans == null) {
            Path directory = Path.of(
                    "target", "test-models", "fans-" + ProcessHandle.current().pid());
            Period step = Period.parse("2s");
            RawSeries series = new RawSeries("normal", Machines.BEGIN_SECONDS / 2, 2, Fans.values(0, 600));
            FittedSeries fitted = FittedSeries.fit(List.of(series), step, 4, 10_000, MAX_GAP);
            TrainingPlan plan = new TrainingPlan(
                    "fans",
                    "1",
                    Intake.plain(Fans.CHANNELS),
                    List.of(),
                    StepGrid.of(step),
                    4,
                    MAX_GAP,
                    NetworkConfiguration.defaults().withHorizon(6),
                    fitted.normalisation(),
                    ChannelLimits.NONE,
                    1,
                    20);
            new Trainer().train(plan, fitted.series(), directory, Progress.silent());
            fans = ModelDirectory.open(directory);
        }
        return fans;
    }

    private static List<RawSeries> normal() {
        List<RawSeries> series = new ArrayList<>();
        for (int entity = 10; entity < 13; entity++) {
            float[] values = new float[600 * 3];
            for (int step = 0; step < 600; step++) {
                System.arraycopy(Machines.values(entity, step), 0, values, step * 3, 3);
            }
            series.add(new RawSeries("normal-" + entity, Machines.BEGIN_SECONDS, 3, values));
        }
        return series;
    }
}
