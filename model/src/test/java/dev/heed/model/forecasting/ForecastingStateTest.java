package dev.heed.model.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of an entity's forecasts: each field where it belongs. */
class ForecastingStateTest {
    private static final Issue ISSUE = new Issue(1, new float[] {2}, new float[] {3}, new float[] {4}, new float[] {5});

    private static ForecastState state() {
        CorrectionSums sums = new CorrectionSums(new float[] {6}, new float[] {7}, new float[] {8});
        CorrectionSums levels = new CorrectionSums(new float[] {11}, new float[] {12}, new float[] {13});
        return new ForecastState(sums, levels, new float[] {-9, 0, 10}, new ArrayDeque<>(List.of(ISSUE)));
    }

    private static RefitState refit() {
        Increments increments = new Increments(1, 2, 30, new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6});
        return new RefitState(
                increments, new float[] {7}, new byte[] {1}, 8, new LinearWeights(new float[] {9}, new float[] {10}));
    }

    @Test
    void keepsWhatItWasGiven() {
        ForecastState state = state();

        assertThat(Objects.requireNonNull(state.correctionSums()).product()).containsExactly(6);
        assertThat(state.correctionSums().energy()).containsExactly(7);
        assertThat(state.correctionSums().count()).containsExactly(8);
        assertThat(Objects.requireNonNull(state.levelSums()).product()).containsExactly(11);
        assertThat(state.offsets()).containsExactly(-9, 0, 10);
        assertThat(state.waiting()).containsExactly(ISSUE);
    }

    @Test
    void beginsWithNothing() {
        assertThat(new ForecastState().correctionSums()).isNull();
        assertThat(new ForecastState().levelSums()).isNull();
        assertThat(new ForecastState().offsets()).isNull();
        assertThat(new ForecastState().waiting()).isEmpty();
    }

    @Test
    void anIssuesLevelIsTheMeanOfAChannelOverTheStepsAhead() {
        Issue issue = new Issue(0, new float[2], new float[2], new float[] {1, 10, 2, 20, 6, 60}, new float[0]);

        assertThat(issue.level()).containsExactly(3, 30);
    }

    @Test
    void fadesWhatWasThereBeforeItCountsAnOutcome() {
        CorrectionSums sums = new CorrectionSums(new float[] {4}, new float[] {8}, new float[] {2});
        sums.learn(0, .5, 3, 2, 5);

        assertThat(sums.product()).containsExactly(.5f * 4 + 3 * 2 * 5);
        assertThat(sums.energy()).containsExactly(.5f * 8 + 3 * 5 * 5);
        assertThat(sums.count()).containsExactly(.5f * 2 + 3);
    }

    @Test
    void learnsOneCellAndLeavesTheOthers() {
        CorrectionSums sums = CorrectionSums.begun(3);
        sums.learn(1, .9, 1, 1, 1);

        assertThat(sums.product()).containsExactly(0, 1, 0);
        assertThat(sums.count()).containsExactly(0, 1, 0);
    }

    @Test
    void aRefitKeepsWhatItWasGiven() {
        RefitState state = refit();

        assertThat(state.increments().weight()).containsExactly(1, 2);
        assertThat(state.increments().change()).containsExactly(3, 4);
        assertThat(state.increments().square()).containsExactly(5, 6);
        assertThat(state.increments().halfLifeSteps()).isEqualTo(30);
        assertThat(state.values()).containsExactly(7);
        assertThat(state.observed()).containsExactly(1);
        assertThat(state.lastStep()).isEqualTo(8);
        assertThat(Objects.requireNonNull(state.weights()).weights()).containsExactly(9);
        assertThat(state.weights().constant()).containsExactly(10);
    }

    @Test
    void addsTheSumsOfAnotherSeries() {
        Increments sums = refit().increments();
        sums.add(new Increments(1, 2, 30, new double[] {10, 20}, new double[] {30, 40}, new double[] {50, 60}));

        assertThat(sums.weight()).containsExactly(11, 22);
        assertThat(sums.change()).containsExactly(33, 44);
        assertThat(sums.square()).containsExactly(55, 66);
    }

    @Test
    void knowsNoMeanOfPairsThatItNeverSaw() {
        Increments nothing = new Increments(1, 3, 30);

        assertThat(nothing.mean(0, 1)).isZero();
        assertThat(nothing.variogram(0, 1)).isZero();
        assertThat(nothing.count(0)).isZero();
    }

    @Test
    void tellsTheSharesOfTargetsBelowEachLevel() {
        Coverage coverage = new Coverage(2);
        assertThat(coverage.below(0)).isNaN();
        assertThat(coverage.inside()).isNaN();

        float[] offsets = {99, -1, 1};
        for (double residual : new double[] {-2, 0, .5, 3}) {
            coverage.count(residual, offsets, 1);
        }

        assertThat(coverage.targets()).isEqualTo(4);
        assertThat(coverage.below(0)).isEqualTo(.25);
        assertThat(coverage.below(1)).isEqualTo(.75);
        assertThat(coverage.inside()).isEqualTo(.5, Offset.offset(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, 0"})
    void refusesToTrackNothing(int channels, int horizon, int spacing) {
        assertThatThrownBy(() -> new Tracking(channels, horizon, List.of(.5), .5, 1, 1, spacing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found " + channels + ", " + horizon + ", " + spacing);
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 1, 1", "1.1, 1, 1", "NaN, 1, 1", "0.5, 0, 1", "0.5, 1, 0"})
    void refusesToTrackWithASettingOutOfItsRange(double alpha, double halfLife, double prior) {
        assertThatThrownBy(() -> new Tracking(1, 1, List.of(.5), alpha, halfLife, prior, 1))
                .hasMessage("tracking needs alpha in [0, 1], halfLifeSteps > 0 and priorSteps > 0, found " + alpha
                        + ", " + halfLife + ", " + prior);
    }

    @Test
    void refusesLevelsWithoutThePointForecast() {
        assertThatThrownBy(() -> new Tracking(1, 1, List.of(.1, .9), .5, 1, 1, 1))
                .hasMessageContaining("0.5 among its levels");
    }

    @Test
    void findsThePointForecastAmongTheLevels() {
        Tracking tracking = new Tracking(3, 4, List.of(.1, .2, .5, .9), .5, 1, 1, 1);

        assertThat(tracking.median()).isEqualTo(2);
        assertThat(tracking.cells()).isEqualTo(12);
    }
}
