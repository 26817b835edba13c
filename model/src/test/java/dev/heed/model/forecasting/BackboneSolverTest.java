package dev.heed.model.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BackboneSolverTest {
    private static final Offset<Float> CLOSE = Offset.offset(1e-3f);

    /** γ(1) = 2, γ(2) = 0: the next value is the one before the last, which is the last plus their difference. */
    @Test
    void seesThatAnAlternationGoesBack() {
        LinearWeights linear = new BackboneSolver(List.of(new LookBack(2, 1, 1e-6)), 1)
                .solve(known(new double[] {0, 2, 0}, new double[] {0, 0, 0}));

        assertThat(linear.weights()[0]).isCloseTo(1, CLOSE);
        assertThat(linear.constant()[0]).isCloseTo(0, CLOSE);
    }

    /** With increments of variance 1, γ(d) = d / 2: nothing but the last value tells of the next. */
    @Test
    void learnsNothingFromARandomWalk() {
        LinearWeights linear = new BackboneSolver(List.of(new LookBack(3, 1, 1e-6)), 1)
                .solve(known(new double[] {0, .5, 1, 1.5}, new double[4]));

        assertThat(linear.weights()).containsExactly(new float[3], CLOSE);
    }

    /** Changes of exactly 1 a step: γ(d) = d² / 2, m(d) = d. */
    @Test
    void goesOnWithATrend() {
        LinearWeights linear = new BackboneSolver(List.of(new LookBack(1, 1, 1e-6)), 2)
                .solve(known(new double[] {0, .5, 2}, new double[] {0, 1, 2}));

        assertThat(linear.constant()).containsExactly(new float[] {1, 2}, CLOSE);
    }

    @Test
    void shrinksTowardsTheLastValue() {
        LinearWeights linear = new BackboneSolver(List.of(new LookBack(2, 1, 400)), 1)
                .solve(known(new double[] {0, 2, 0}, new double[] {0, 0, 0}));

        assertThat(linear.weights()[0]).isCloseTo(400f / 800, CLOSE); // A = B = 100 steps · 4, λ = 400
    }

    @Test
    void strengthensTheRidgeWhereGapsMadeTheSumsContradictEachOther() {
        LinearWeights linear = new BackboneSolver(List.of(new LookBack(3, 1, 1e-3)), 1)
                .solve(known(new double[] {0, 1, 100, 1}, new double[4]));

        for (float weight : linear.weights()) {
            assertThat(weight).isFinite().isBetween(-2f, 2f);
        }
    }

    /** One channel of 100 steps with that variogram and those mean changes. */
    private static Increments known(double[] variogram, double[] mean) {
        int lags = variogram.length;
        double[] weight = new double[lags];
        double[] change = new double[lags];
        double[] square = new double[lags];
        for (int d = 0; d < lags; d++) {
            weight[d] = 100;
            change[d] = 100 * mean[d];
            square[d] = 100 * variogram[d];
        }
        return new Increments(1, lags, 1e9, weight, change, square);
    }
}
