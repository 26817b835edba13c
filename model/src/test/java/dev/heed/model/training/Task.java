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
    /**
     * Channel 0 says what channel 1 said at those of the last 4 steps at which channel 3 was like the mean of channel 2 over
     * them. Channel 2 beats up and down, or down and up, so that its mean is off zero for single steps.
     */
    ALIGNED {
        @Override
        void fill(float[] values, int steps, SplittableRandom random) {
            for (int t = 0; t < steps; t++) {
                values[t * CHANNELS + 1] = (float) random.nextGaussian();
                values[t * CHANNELS + 3] = (float) random.nextGaussian();
                if (t % 5 == 1) {
                    values[t * CHANNELS + 2] = -values[(t - 1) * CHANNELS + 2];
                } else if (t % 5 == 0) {
                    values[t * CHANNELS + 2] = random.nextBoolean() ? WINDOW : -WINDOW;
                }
                values[t * CHANNELS] = t < WINDOW ? 0 : aligned(values, t);
            }
        }

        private float aligned(float[] values, int t) {
            double mean = 0;
            for (int j = t - WINDOW; j < t; j++) {
                mean += values[j * CHANNELS + 2] / WINDOW;
            }
            double sum = 0;
            double all = 0;
            for (int j = t - WINDOW; j < t; j++) {
                double weight = Math.exp(3 * mean * values[j * CHANNELS + 3]);
                sum += weight * values[j * CHANNELS + 1];
                all += weight;
            }
            return (float) (sum / all);
        }
    };

    static final int CHANNELS = 4;
    static final int WINDOW = 4;
    static final Period PERIOD = Period.parse("1m");
    static final int STEPS = 6000;

    abstract void fill(float[] values, int steps, SplittableRandom random);

    FittedSeries series(int steps) {
        float[] values = new float[steps * CHANNELS];
        fill(values, steps, new SplittableRandom(5));
        return FittedSeries.fit(List.of(new RawSeries(name(), 0, CHANNELS, values)), PERIOD, 4, 7 * 1440, 10);
    }
}
