package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The profiles of the series' own period, of the day and of the week, each on what the one before leaves. There is none of
 * the day and the week where steps are too long for it. Mutable, owned by one thread.
 */
final class Seasons implements Stored {
    private static final double RATE = .1;

    private final SingleChannel constants;
    private final Clock clock;
    private final Season own;
    private final Season day;
    private final Season week;

    Seasons(SingleChannel constants, Clock clock) {
        this.constants = constants;
        this.clock = clock;
        this.own = new Season(constants.periodSteps(), RATE, constants.periodSteps());
        double rate = RATE / clock.stepsEach();
        int slots = clock.tellsTheTimeOfDay() ? clock.perDay() : 0;
        this.day = new Season(slots, rate, clock.stepsOfADay());
        this.week = new Season(slots * Clock.DAYS, rate, clock.stepsOfADay() * Clock.DAYS);
    }

    /** What the profiles leave of a value, which they then learn. */
    double residual(double value, long step) {
        double left = value;
        if (constants.periodSteps() > 0) {
            left = own.residual(left, (int) Math.floorMod(step, (long) constants.periodSteps()));
        }
        if (clock.tellsTheTimeOfDay()) {
            left = day.residual(left, clock.ofDay(step));
            left = week.residual(left, clock.ofWeek(step));
        }
        return left;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        own.write(out);
        day.write(out);
        week.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        own.read(in);
        day.read(in);
        week.read(in);
    }
}
