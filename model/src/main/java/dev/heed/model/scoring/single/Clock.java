package dev.heed.model.scoring.single;

import dev.heed.model.series.Period;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Which slot of a day and of a week a step of some length falls into: a day has as many as it has steps, at most 288. */
public record Clock(Period period) {
    static final int DAYS = 7;

    private static final int MOST_SLOTS = 288;
    private static final double DAY_MICROS = 86_400e6;
    /** A day of fewer steps has no profile. */
    private static final int FEWEST_STEPS = 4;

    /** Whether a step is short enough for the time of day to mean anything. */
    boolean tellsTheTimeOfDay() {
        return stepsOfADay() >= FEWEST_STEPS;
    }

    /** At least 1, whole or not. */
    double stepsOfADay() {
        return Math.max(1, DAY_MICROS / period.micros());
    }

    /** Slots of a day, ≥ 1. */
    int perDay() {
        return (int) Math.min(MOST_SLOTS, Math.rint(stepsOfADay()));
    }

    /** Steps that fall into one slot, whole or not. */
    double stepsEach() {
        return stepsOfADay() / perDay();
    }

    int ofDay(long step) {
        return ofWeek(step) % perDay();
    }

    int ofWeek(long step) {
        long within = Math.floorMod(period.startOf(step), (long) (DAYS * DAY_MICROS));
        return (int) Math.min(DAYS * perDay() - 1L, (long) (within / DAY_MICROS * perDay()));
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(period.numerator());
        out.writeLong(period.denominator());
    }

    static Clock read(DataInput in) throws IOException {
        return new Clock(new Period(in.readLong(), in.readLong()));
    }
}
