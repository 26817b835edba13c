package dev.heed.model.scoring.single;

import dev.heed.model.series.Period;
import java.io.Serializable;

/**
 * What training found out about a model's only channel, besides its mean and scale, which are the normalisation's.
 *
 * @param periodSteps P: after so many steps the series repeats, 0 where it does not, at most {@value #LONGEST}
 * @param longShapeSteps length of the longest shape that is compared, {@value #SHORTEST_SHAPE} to {@value #LONGEST}: half a
 *     period
 */
public record SingleChannel(int periodSteps, double longShapeSteps) implements Serializable {
    /** Longest period that is looked for. */
    static final int LONGEST = 10_000;

    static final int SHORTEST_SHAPE = 8;
    /** Stands in for the period of a series without one, when the longest shape is chosen. */
    private static final int NO_PERIOD = 64;

    public SingleChannel {
        if (periodSteps < 0 || periodSteps > LONGEST) {
            throw new IllegalArgumentException(
                    "scoring.single.periodSteps must be in 0 to " + LONGEST + ", found " + periodSteps);
        }
        if (!(longShapeSteps >= SHORTEST_SHAPE && longShapeSteps <= LONGEST)) {
            throw new IllegalArgumentException("scoring.single.longShapeSteps must be in " + SHORTEST_SHAPE + " to "
                    + LONGEST + ", found " + longShapeSteps);
        }
    }

    /**
     * Finds the constants of a series.
     *
     * @param z its steps, normalised, in the order of time
     */
    public static SingleChannel find(float[] z, Period step) {
        return PeriodFinder.find(z, new Clock(step));
    }

    /** Of a period that was found, or 0, in so many steps. */
    static SingleChannel of(int periodSteps, int trainedSteps) {
        int repeats = Math.min(periodSteps == 0 ? NO_PERIOD : periodSteps, trainedSteps / 3);
        return new SingleChannel(periodSteps, Math.max(SHORTEST_SHAPE, repeats / 2.));
    }
}
