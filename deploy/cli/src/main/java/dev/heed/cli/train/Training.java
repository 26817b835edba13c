package dev.heed.cli.train;

import dev.heed.cli.terminal.ProgressLine;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.ChannelLimits;
import dev.heed.model.series.FittedSeries;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Period;
import dev.heed.model.series.RawSeries;
import dev.heed.model.series.StepGrid;
import dev.heed.model.training.Progress;
import dev.heed.model.training.Trainer;
import dev.heed.model.training.TrainingPlan;
import dev.heed.model.training.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a model of series on a grid.
 *
 * @param name of the model
 * @param version of the model
 * @param intake the channels, in the order of the series, and how their values were read
 * @param units of the channels, "" where there is none; empty where no channel has one
 * @param grid that the series lie on
 * @param hop steps that are attended at a time
 * @param unlimited channels whose forecasts may be what their values never were: negative, or beyond 100 %
 * @param maxGapSteps how long a missing value is carried forward
 * @param halfLife of the running statistics
 * @param network its configuration
 * @param seed of every random draw
 * @param steps of gradient descent; 0 takes the trainer's own number
 */
public record Training(
        String name,
        String version,
        Intake intake,
        List<String> units,
        Set<String> unlimited,
        StepGrid grid,
        int hop,
        int maxGapSteps,
        Period halfLife,
        NetworkConfiguration network,
        long seed,
        int steps) {
    private static final double MONTH = 30;

    public Training {
        units = List.copyOf(units);
        unlimited = Set.copyOf(unlimited);
    }

    /**
     * Trains and writes the model, with a progress line for each stage.
     *
     * @param output a model directory; an older model in it is replaced
     * @throws Refusal when the output holds something else, or the series are too short for the network
     */
    public TrainingReport run(List<RawSeries> raw, Path output) {
        requireReplaceable(output);
        try (Lines lines = new Lines()) {
            double halfLifeSteps = halfLife.micros() / grid.period().micros();
            FittedSeries fitted = FittedSeries.fit(raw, hop, halfLifeSteps, beginSteps(halfLifeSteps), maxGapSteps);
            TrainingPlan plan = new TrainingPlan(
                    name,
                    version,
                    intake,
                    units,
                    grid,
                    hop,
                    maxGapSteps,
                    network,
                    fitted.normalisation(),
                    ChannelLimits.of(raw, intake, units, unlimited),
                    seed,
                    steps);
            return new Trainer().train(plan, fitted.series(), output, lines);
        } catch (IllegalArgumentException e) {
            throw Refusal.failure(String.valueOf(e.getMessage())).causedBy(e);
        }
    }

    /** A day; of statistics that last for months, half of what they remember. */
    private int beginSteps(double halfLifeSteps) {
        long day = grid.period().stepsIn(Duration.ofDays(1));
        double half = halfLifeSteps > MONTH * day ? halfLifeSteps / 2 : day;
        return (int) Math.min(Integer.MAX_VALUE, Math.round(half));
    }

    private static void requireReplaceable(Path output) {
        if (!Files.exists(output)) {
            return;
        }
        try (Stream<Path> files = Files.list(output)) {
            List<String> names =
                    files.map(file -> String.valueOf(file.getFileName())).toList();
            if (!names.isEmpty() && !names.contains("model.json") && !names.contains("saved_model")) {
                throw Refusal.usage(
                        "--output %s: expected a new directory, an empty one or an older model, found %s in it"
                                .formatted(output, names.get(0)));
            }
        } catch (IOException e) {
            throw Refusal.usage("--output %s: expected a directory, found %s".formatted(output, e.getMessage()))
                    .causedBy(e);
        }
    }

    /** A line for the stage that is under way. */
    private static final class Lines implements Progress, AutoCloseable {
        private @Nullable String stage;
        private @Nullable ProgressLine line;

        @Override
        public void at(String newStage, long done, long total) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            if (!newStage.equals(stage)) {
                close();
                stage = newStage;
                line = ProgressLine.begin(newStage, total, "");
            }
            if (line != null) {
                line.at(done);
            }
        }

        @Override
        public void close() {
            if (line != null) {
                line.close();
            }
        }
    }
}
