package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final List<Double> LEVELS = List.of(.1, .5, .9);

    @Test
    void takesTheQuantilesOfTheErrorsOfEachCell() {
        float[] errors = new float[2 * 101];
        for (int i = 0; i <= 100; i++) {
            errors[2 * i] = i - 50;
            errors[2 * i + 1] = 2 * (i - 50);
        }

        assertThat(Spread.of(List.of(errors), 2, LEVELS))
                .containsExactly(new float[] {-40, 0, 40, -80, 0, 80}, Offset.offset(1e-4f));
    }

    @Test
    void neverLetsAQuantileCrossThePointForecast() {
        float[] alwaysTooLow = {3, 4, 5, 6};

        float[] spread = Spread.of(List.of(alwaysTooLow), 1, LEVELS);

        assertThat(spread[0]).isZero();
        assertThat(spread[1]).isZero();
        assertThat(spread[2]).isPositive();
    }

    @Test
    void leavesOutWhatWasNotObserved() {
        float[] errors = {Float.NaN, -1, Float.NaN, 1};

        assertThat(Spread.of(List.of(errors), 2, LEVELS))
                .containsExactly(new float[] {0, 0, 0, -.8f, 0, .8f}, Offset.offset(1e-5f));
    }
}
