package dev.heed.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StepGridTest {
    private static final Period SECOND = Period.parse("1s");

    @Test
    void laysReadingsAroundAMultipleOfThePeriodIntoItsStep() {
        StepGrid grid = new StepGrid(SECOND, -500_000);
        assertThat(grid.stepAt(9_980_000)).isEqualTo(10);
        assertThat(grid.stepAt(10_020_000)).isEqualTo(10);
        assertThat(grid.stepAt(9_499_999)).isEqualTo(9);
        assertThat(grid.beginOf(10)).isEqualTo(9_500_000);
    }

    @Test
    void beginsAtTheMultiplesWithoutAPhase() {
        StepGrid grid = StepGrid.of(SECOND);
        assertThat(grid.stepAt(9_999_999)).isEqualTo(9);
        assertThat(grid.beginOf(10)).isEqualTo(10_000_000);
    }

    @Test
    void refusesAPhaseOfMoreThanAStep() {
        assertThatThrownBy(() -> new StepGrid(SECOND, 1_000_001)).hasMessageContaining("at most a step");
    }
}
