package dev.heed.model.training;

import dev.heed.model.series.FittedSeries;
import dev.heed.model.series.Period;
import dev.heed.model.series.RawSeries;
import java.util.List;
import java.util.SplittableRandom;

/** Small seeded series whose channel 0 can only be expected by whoever looks in the right way. */
enum Task {
    /** Channel 0 repeats what channel 1 said 6 steps before. */
    ANNOUNCED {
        @Override
        void fill(float[] values, int steps, SplittableRandom random) {
            for (int t = 0; t < steps; t++) {
                values[t * CHANNELS] = t < 6 ? 0 : values[(t - 6) * CHANNELS + 1];
                values[t * CHANNELS + 1] = (float) random.nextGaussian();
                values[t * CHANNELS + 2] = (float) random.nextGaussian();
            }
        }
    },
    /** Channel 2 is 3 at an unknown place and −3 when it asks: then channel 0 says what channel 1 said at that place. */
    RECALLED {
        @Override
        void fill(float[] values, int steps, SplittableRandom random) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (.1 * random.nextGaussian());
            }
            for (int begin = 0; begin + 20 < steps; begin += 14 + random.nextInt(4)) {
                int place = begin + random.nextInt(7);
                int asked = begin + 10;
                float said = random.nextBoolean() ? 2 : -2;
                values[place * CHANNELS + 1] = said;
                values[place * CHANNELS + 2] = 3;
                values[asked * CHANNELS + 2] = -3;
                values[(asked + 1) * CHANNELS] = said;
            }
        }
    },
    /** Channel 1 matters to channel 0 only while channel 2 is high. */
    GATED {
        @Override
        void fill(float[] values, int steps, SplittableRandom random) {
            for (int t = 0; t < steps; t++) {
                int last = (t - 1) * CHANNELS;
                values[t * CHANNELS] = t == 0 || values[last + 2] < 0 ? 0 : values[last + 1];
                values[t * CHANNELS + 1] = (float) random.nextGaussian();
                values[t * CHANNELS + 2] = random.nextBoolean() ? 1 : -1;
            }
        }
    },
    /** Channel 1 matters to channel 0 only while it is itself high. */
    RECTIFIED {
        @Override
        void fill(float[] values, int steps, SplittableRandom random) {
            for (int t = 0; t < steps; t++) {
                values[t * CHANNELS] = t == 0 ? 0 : Math.max(0, values[(t - 1) * CHANNELS + 1]);
                values[t * CHANNELS + 1] = (float) random.nextGaussian();
                values[t * CHANNELS + 2] = (float) random.nextGaussian();
            }
        }
    };

    static final int CHANNELS = 3;
    static final Period PERIOD = Period.parse("1m");
    static final int STEPS = 6000;

    abstract void fill(float[] values, int steps, SplittableRandom random);

    FittedSeries series(int steps) {
        float[] values = new float[steps * CHANNELS];
        fill(values, steps, new SplittableRandom(5));
        return FittedSeries.fit(List.of(new RawSeries(name(), 0, CHANNELS, values)), PERIOD, 4, 7 * 1440, 10);
    }
}
