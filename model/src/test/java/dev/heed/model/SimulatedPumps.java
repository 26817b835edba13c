package dev.heed.model;

import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.series.ChannelLimits;
import dev.heed.model.series.FittedSeries;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Period;
import dev.heed.model.series.RawSeries;
import dev.heed.model.series.StepGrid;
import dev.heed.model.training.TrainingPlan;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded series that have something to learn: coupled rhythms, a memory and noise. */
public final class SimulatedPumps {
    private static final Period PERIOD = Period.parse("1m");
    private static final int HOP = 4;

    private SimulatedPumps() {}

    /** Series of that size, normalised as a training run would. */
    public static FittedSeries fitted(int entities, int steps, int channels) {
        List<RawSeries> raw = IntStream.range(0, entities)
                .mapToObj(entity -> raw("pump-" + entity, steps, channels, entity))
                .toList();
        return FittedSeries.fit(raw, PERIOD, HOP, 7 * 1440, 10);
    }

    /** A plan for such series. */
    public static TrainingPlan plan(FittedSeries fitted, NetworkConfiguration network, int gradientSteps) {
        int channels = fitted.normalisation().channels();
        List<String> names =
                IntStream.range(0, channels).mapToObj(c -> "channel-" + c).toList();
        return new TrainingPlan(
                "pumps",
                "1",
                Intake.plain(names),
                List.of(),
                StepGrid.of(PERIOD),
                HOP,
                10,
                network,
                fitted.normalisation(),
                ChannelLimits.NONE,
                7,
                gradientSteps);
    }

    private static RawSeries raw(String entity, int steps, int channels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[steps * channels];
        double[] memory = new double[channels];
        for (int t = 0; t < steps; t++) {
            for (int c = 0; c < channels; c++) {
                memory[c] = .9 * memory[c] + .3 * random.nextGaussian();
                double rhythm = Math.sin(2 * Math.PI * t / (40 + 7 * c)) + .5 * memory[(c + 1) % channels];
                values[t * channels + c] = (float) (20 + c + 3 * rhythm + memory[c]);
            }
        }
        return new RawSeries(entity, 0, channels, values);
    }
}
