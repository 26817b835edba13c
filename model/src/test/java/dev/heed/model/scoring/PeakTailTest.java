package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeakTailTest {
    private static PeakTail tail(double shape) {
        return new PeakTail(2, 3, shape, .01, 1, Collections.nCopies(ScoreHistogram.BUCKETS, 0.));
    }

    /** σ ln 100, σ/ξ (100^ξ − 1) of σ = 3. */
    @ParameterizedTest
    @CsvSource({"0, 13.81551", "0.1, 17.54680", "-0.1, 11.07128"})
    void saysWhatPeaksExceedAsOftenAsTheRate(double shape, double excess) {
        assertThat(tail(shape).exceeded(1e-4)).isEqualTo(2 + excess, within(1e-4));
    }

    @Test
    void isTheLevelWhereThePeaksAreSeldomer() {
        assertThat(tail(.1).exceeded(.5)).isEqualTo(2);
    }

    /** Runs of noise: what happens once in so many steps is found from a hundredth of them. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void foretellsWhatHappensOnceInAHundredTimesAsManySteps(long seed) {
        int steps = 20_000;
        PeakTail fitted = new PeakFit(List.of(exponential(seed, steps)), 10).fit(0);
        double level = fitted.exceeded(1e-5);
        double[] later = exponential(seed + 100, 100 * steps);
        long above = DoubleStream.of(later).filter(value -> value >= level).count();
        assertThat(above).as("of 20 that are expected").isBetween(6L, 60L);
    }

    private static double[] exponential(long seed, int steps) {
        Random random = new Random(seed);
        return DoubleStream.generate(() -> -Math.log(1 - random.nextDouble()))
                .limit(steps)
                .toArray();
    }

    @Test
    void takesNoLevelBelowTheLeast() {
        assertThat(new PeakFit(List.of(exponential(4, 1000)), 10).fit(50).level())
                .isEqualTo(50);
    }

    @Test
    void countsARunAsOnePeak() {
        double[] values = new double[1000];
        for (int i = 0; i < 20; i++) {
            values[500 + i] = 5 + i % 2;
        }
        assertThat(new PeakFit(List.of(values), 10).fit(4).perStep()).isEqualTo(1 / 1000.);
    }

    @Test
    void doesNotLetASinglePeakFarOutSetTheScale() {
        double[] values = new double[1000];
        values[500] = 210;
        assertThat(new PeakFit(List.of(values), 10).fit(10).scale())
                .isEqualTo(Math.pow(200, 1 / 4.8) * Math.pow(2, 3.8 / 4.8), within(.05));
    }

    @Test
    void takesAFewSmallPeaksAsTheyAre() {
        double[] values = new double[1000];
        values[500] = 10.5;
        assertThat(new PeakFit(List.of(values), 10).fit(10).scale()).isEqualTo(.5, within(.01));
    }
}
