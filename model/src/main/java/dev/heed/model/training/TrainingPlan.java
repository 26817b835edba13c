package dev.heed.model.training;

import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.series.ChannelLimits;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Normalisation;
import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import java.util.List;

/**
 * What to train.
 *
 * @param intake the channels, in the order of the series', and how their values were read
 * @param units of the channels, "" where there is none; empty where no channel has one
 * @param grid on which the series lie
 * @param hop steps between two windows when served
 * @param maxGapSteps how long a missing value was carried forward
 * @param normalisation that the series were normalised with
 * @param limits between which forecasts stay
 * @param seed of every random draw: the same seed and series give the same model, bit for bit
 * @param steps of gradient descent; 0 is 256, which was measured to be enough
 */
public record TrainingPlan(
        String name,
        String version,
        Intake intake,
        List<String> units,
        StepGrid grid,
        int hop,
        int maxGapSteps,
        NetworkConfiguration network,
        Normalisation normalisation,
        ChannelLimits limits,
        long seed,
        int steps) {
    private static final int DEFAULT_STEPS = 256;

    public TrainingPlan {
        units = List.copyOf(units);
        if (intake.channels().isEmpty() || hop < 1 || steps < 0) {
            throw new IllegalArgumentException("a plan needs at least 1 channel, hop at least 1 and steps at least 0,"
                    + " found " + intake.channels().size() + " channels, hop " + hop + ", steps " + steps);
        }
    }

    List<String> channels() {
        return intake.channels();
    }

    Period period() {
        return grid.period();
    }

    int stepsOrDefault() {
        return steps == 0 ? DEFAULT_STEPS : steps;
    }
}
