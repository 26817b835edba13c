package dev.heed.model.series;

import java.io.Serializable;

/**
 * Which step a reading falls into: step k covers [kP + phase, (k + 1)P + phase), so that readings around kP, a little early
 * or late, can be made to fall into one step. A step's own time stays kP.
 *
 * @param period P, length of a step
 * @param phaseMicros when steps begin, µs after kP, in [−P, P]
 */
public record StepGrid(Period period, long phaseMicros) implements Serializable {
    public StepGrid {
        if (Math.abs((double) phaseMicros) > period.micros()) {
            throw new IllegalArgumentException(
                    "expected a phase of at most a step, " + period + ", found " + phaseMicros + " us");
        }
    }

    /** Steps that begin at kP. */
    public static StepGrid of(Period period) {
        return new StepGrid(period, 0);
    }

    /** The step that a reading falls into. */
    public long stepAt(long timeMicros) {
        return period.stepAt(Math.subtractExact(timeMicros, phaseMicros));
    }

    /** The first time that falls into a step, in microseconds since the epoch. */
    public long beginOf(long step) {
        return Math.addExact(period.startOf(step), phaseMicros);
    }
}
