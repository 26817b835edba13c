package dev.heed.model.scoring.single;

import dev.heed.model.series.Period;

/**
 * Series of {@value #STEPS} steps, made of arithmetic alone, so that another language makes the very same: noise is the sum
 * of four draws of a linear congruential generator, a season is a parabola.
 */
enum MadeSeries {
    /** A day of 288 steps; a shift of 40 steps. */
    DAILY("5m") {
        @Override
        double value(int t, double noise) {
            return 3 + 2 * wave(t, 288) + .2 * noise + (t >= 6000 && t < 6040 ? 1.5 : 0);
        }
    },
    /** A day of 24 steps and a week; one low value. */
    HOURLY("1h") {
        @Override
        double value(int t, double noise) {
            return wave(t, 24) + .5 * wave(t, 168) + .1 * noise - (t == 7012 ? .8 : 0);
        }
    },
    /** A period of 173 steps, no day; a bump of 10 steps. */
    ODD("1m") {
        @Override
        double value(int t, double noise) {
            return (t >= 5000 && t < 5010 ? 5 : 0) + 10 * wave(t, 173) * wave(t, 173) + .25 * noise;
        }
    },
    /** Noise around 40; a shift of 20 steps. */
    NONE("1h") {
        @Override
        double value(int t, double noise) {
            return 40 + noise + (t >= 7500 && t < 7520 ? 2.5 : 0);
        }
    },
    /** Nearly constant, with a spike every 311 steps; one spike out of turn. */
    SPIKES("1s") {
        @Override
        double value(int t, double noise) {
            return 1 + .05 * noise + (t % 311 == 7 ? 3 + noise : 0) + (t == 8000 ? 9 : 0);
        }
    },
    /** A step of a day, hence no profile of the day; a slow rise. */
    SLOW("1d") {
        @Override
        double value(int t, double noise) {
            return wave(t, 50) + .3 * noise + t / 9000.;
        }
    },
    /** As {@link #DAILY}, with single steps missing and once 300 in a row. */
    MISSING("5m") {
        @Override
        double value(int t, double noise) {
            boolean gone = t % 97 == 3 || t % 97 == 4 || t >= 4100 && t < 4400;
            return gone ? Double.NaN : DAILY.value(t, noise);
        }
    },
    /** Constant, but for two times. */
    CONSTANT("1m") {
        @Override
        double value(int t, double noise) {
            return t >= 6000 && t < 6100 || t == 7000 ? 5.0025 : 5;
        }
    };

    static final int STEPS = 9000;
    static final int TRAINED = 2500;

    final Period period;

    MadeSeries(String period) {
        this.period = Period.parse(period);
    }

    /** The value of a step, NaN where there is none. */
    abstract double value(int t, double noise);

    private static double wave(int t, int period) {
        double within = t % period / (double) period;
        return 4 * within * (1 - within);
    }

    double[] made() {
        double[] values = new double[STEPS];
        long drawn = 17 + ordinal();
        for (int t = 0; t < STEPS; t++) {
            double noise = 0;
            for (int i = 0; i < 4; i++) {
                drawn = (drawn * 1103515245 + 12345) % 2147483648L;
                noise += drawn / 2147483648.;
            }
            values[t] = value(t, noise - 2);
        }
        return values;
    }
}
