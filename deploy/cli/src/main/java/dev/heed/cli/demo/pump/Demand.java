package dev.heed.cli.demo.pump;

import java.util.Random;

/**
 * The speed that the process asks of a pump: it swings with the hour and a little with the day, on top of a duty that
 * changes every few minutes; ramps, never jumps.
 */
final class Demand {
    private static final double RAMP_SECONDS = 30;
    private static final double MEAN_DUTY_SECONDS = 150;
    private static final double DUTY = .07;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private final Random random;
    private final double phase;
    private double duty;
    private double level = .85;

    Demand(Random random) {
        this.random = random;
        this.phase = random.nextDouble() * 2 * Math.PI;
    }

    /** Speed as a share of the rated one, 0.68 to 1.02; to be asked for each second once, in order. */
    double at(long second) {
        if (random.nextDouble() < 1 / MEAN_DUTY_SECONDS) {
            int way = random.nextBoolean() ? 1 : -1;
            duty = duty == 0 ? DUTY * way : 0;
        }
        double swing = .06 * Math.sin(2 * Math.PI * second / HOUR + phase) + .02 * Math.sin(2 * Math.PI * second / DAY);
        level += (.85 + swing + duty - level) / RAMP_SECONDS;
        return level;
    }
}
