package dev.heed.model.scoring.single;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.series.Period;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Series without an anomaly and without a day: where a profile of the day, of the week or of the period begins to be known,
 * the score stays as quiet as anywhere.
 */
class SeasonlessTest {
    private static final int TRAINED = 2500;
    private static final int SCORED = 6500;
    /** Steps after a profile's first round in which it would show. */
    private static final double SHARE_OF_A_ROUND = .05;

    private enum Series {
        HUMPS("1m", t -> 10 * Math.pow(Math.abs(Math.sin(Math.PI * 2 * t / 173.3)), 3), .25),
        NOISE("1m", t -> 0, 1),
        LOUD_NOISE_HIGH_UP("15m", t -> 1000, 50),
        SHORT_PERIOD("5m", t -> wave(t, 37), .2),
        LONG_PERIOD("5m", t -> wave(t, 411), .2),
        SAW("15m", t -> t % 61 / 61., .1),
        SQUARE("15m", t -> t % 146 < 40 ? 1 : 0, .1),
        TWO_PERIODS("1m", t -> wave(t, 50) + wave(t, 71.3), .3),
        PULSES("1m", t -> t % 211 < 4 ? 6 : 0, .2),
        WALK("1m", t -> Math.sin(t / 900.) * 3 + Math.sin(t / 211.) + Math.sin(t / 57.), .3),
        SLOW_WAVE("1h", t -> wave(t, 731), .3);

        private final Period period;
        private final IntToDoubleFunction value;
        private final double noise;

        Series(String period, IntToDoubleFunction value, double noise) {
            this.period = Period.parse(period);
            this.value = value;
            this.noise = noise;
        }

        private static double wave(int t, double period) {
            return Math.sin(2 * Math.PI * t / period);
        }

        /** Normalised by its trained rows. */
        float[] normalised() {
            Random random = new Random(5 + ordinal());
            double[] x = IntStream.range(0, TRAINED + SCORED)
                    .mapToDouble(t -> value.applyAsDouble(t) + noise * random.nextGaussian())
                    .toArray();
            double mean = Arrays.stream(x).limit(TRAINED).average().orElseThrow();
            double variance = Arrays.stream(x)
                    .limit(TRAINED)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow();
            float[] z = new float[x.length];
            for (int t = 0; t < z.length; t++) {
                z[t] = (float) ((x[t] - mean) / Math.sqrt(variance));
            }
            return z;
        }
    }

    @ParameterizedTest
    @EnumSource(Series.class)
    void isAsQuietAfterARoundAsBeforeIt(Series series) {
        float[] z = series.normalised();
        Clock clock = new Clock(series.period);
        SingleChannel constants = SingleChannel.find(Arrays.copyOf(z, TRAINED), series.period);
        ChannelPast past = new ChannelPast(constants, clock);
        double[] scores = IntStream.range(0, SCORED)
                .mapToDouble(t -> past.next(28_333_333L + t, z[TRAINED + t]).raw())
                .toArray();

        int highest = IntStream.range(0, SCORED).reduce(0, (a, b) -> scores[b] > scores[a] ? b : a);
        for (double round :
                new double[] {constants.periodSteps(), clock.stepsOfADay(), Clock.DAYS * clock.stepsOfADay()}) {
            if (round > 0) {
                assertThat(highest)
                        .as("row of the highest score, %s, a round taking %s rows", scores[highest], round)
                        .matches(row -> row < round || row > round + Math.max(5, SHARE_OF_A_ROUND * round));
            }
        }
    }
}
