package dev.heed.model.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BackboneRefitTest {
    private static final BackboneSolver SOLVER = new BackboneSolver(List.of(new LookBack(4, 1, 1e-3)), 2);
    private final BackboneRefit refit = new BackboneRefit(SOLVER, new Increments(1, 6, 1e9), -1, 2, 8);

    @Test
    void leavesTheModelsForecastUntilItHasSolved() {
        RefitState state = refit.newState();
        learn(state, 0, 7, 1, true);
        assertThat(refit.forecast(state)).isNull();
        learn(state, 7, 9, 1, true);
        assertThat(refit.forecast(state)).isNotNull();
    }

    @Test
    void learnsWhatTheStreamDoes() {
        RefitState state = refit.newState();
        learn(state, 0, 96, 1, true);

        assertThat(refit.forecast(state)).containsExactly(new float[] {1, -1}, Offset.offset(.05f));
    }

    @Test
    void doesNotDependOnTheHop() {
        RefitState one = refit.newState();
        RefitState four = refit.newState();
        learn(one, 0, 64, 1, true);
        learn(four, 0, 64, 4, true);

        assertThat(four).usingRecursiveComparison().isEqualTo(one);
    }

    @Test
    void learnsNothingFromWhatWasNotObserved() {
        RefitState state = refit.newState();
        learn(state, 0, 64, 1, false);

        assertThat(state.increments().count(0)).isZero();
    }

    @Test
    void learnsNothingTwiceFromTheRowsThatItWasTrainedOn() {
        BackboneRefit trained = new BackboneRefit(SOLVER, new Increments(1, 6, 1e9), 20, 2, 8);
        RefitState state = trained.newState();
        learn(trained, state, 0, 21, 1, true);
        assertThat(state.increments().count(0)).isZero();
        assertThat(trained.forecast(state)).isNull();
        learn(trained, state, 21, 3, 1, true);
        assertThat(state.increments().count(0)).isCloseTo(3, Offset.offset(1e-6));
        assertThat(state.increments().variogram(0, 5)).isCloseTo(2, Offset.offset(1e-6)); // pairs with trained rows
        assertThat(trained.forecast(state)).isNotNull();
    }

    @Test
    void takesAGapAsUnobserved() {
        RefitState gap = refit.newState();
        RefitState missing = refit.newState();
        learn(gap, 0, 16, 1, true);
        learn(gap, 19, 13, 1, true);
        learn(missing, 0, 16, 1, true);
        learn(missing, 16, 3, 1, false);
        learn(missing, 19, 13, 1, true);

        assertThat(gap.increments().variogram(0, 5))
                .isCloseTo(missing.increments().variogram(0, 5), Offset.offset(1e-9));
        assertThat(refit.forecast(gap)).containsExactly(refit.forecast(missing), Offset.offset(1e-5f));
    }

    @Test
    void refusesSumsOfAnotherModel() {
        assertThatThrownBy(() -> new BackboneRefit(SOLVER, new Increments(1, 5, 1e9), -1, 2, 8))
                .hasMessage("expected increments over 6 lags, found 5");
    }

    /** Steps of an alternation, +1 on even steps. */
    private void learn(RefitState state, long first, int steps, int hop, boolean read) {
        learn(refit, state, first, steps, hop, read);
    }

    private static void learn(BackboneRefit refit, RefitState state, long first, int steps, int hop, boolean read) {
        for (int done = 0; done < steps; done += hop) {
            float[] z = new float[hop];
            byte[] observed = new byte[hop];
            for (int i = 0; i < hop; i++) {
                z[i] = (first + done + i) % 2 == 0 ? 1 : -1;
            }
            Arrays.fill(observed, (byte) (read ? 1 : 0));
            refit.learn(state, first + done, z, observed);
        }
    }
}
