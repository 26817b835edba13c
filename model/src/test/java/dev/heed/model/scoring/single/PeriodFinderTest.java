package dev.heed.model.scoring.single;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.series.Period;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PeriodFinderTest {
    private static final Clock HOURS = new Clock(Period.parse("1h"));

    private static float[] series(int steps, IntToDoubleFunction value) {
        Random random = new Random(6);
        float[] z = new float[steps];
        for (int t = 0; t < steps; t++) {
            z[t] = (float) (value.applyAsDouble(t) + .3 * random.nextGaussian());
        }
        return z;
    }

    private static double wave(int t, double period) {
        return Math.sin(2 * Math.PI * t / period);
    }

    @Test
    void findsAPeriodThatIsNoDay() {
        assertThat(PeriodFinder.find(series(1500, t -> wave(t, 17)), HOURS)).isEqualTo(new SingleChannel(17, 8.5));
    }

    @Test
    void takesTheClocksDayForALagOfNearlyOne() {
        assertThat(PeriodFinder.find(series(1500, t -> wave(t, 23)), HOURS).periodSteps())
                .isEqualTo(24);
    }

    @Test
    void findsNoneInNoise() {
        assertThat(PeriodFinder.find(series(1500, t -> 0), HOURS)).isEqualTo(new SingleChannel(0, 32));
    }

    @Test
    void findsNoneThatDoesNotFitThreeTimes() {
        assertThat(PeriodFinder.find(series(40, t -> wave(t, 17)), HOURS)).isEqualTo(new SingleChannel(0, 8));
    }

    @Test
    void findsNoneWhereNothingChanges() {
        assertThat(PeriodFinder.find(new float[500], HOURS)).isEqualTo(new SingleChannel(0, 32));
    }

    @Test
    void findsNoneInTwoSteps() {
        assertThat(PeriodFinder.find(new float[] {1, 2}, HOURS)).isEqualTo(new SingleChannel(0, 8));
    }
}
