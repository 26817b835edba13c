package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ValidationErrorsTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-6);

    @Test
    void keepsTheShareOfACorrectionThatErrsLeast() {
        ValidationErrors errors = new ValidationErrors();
        errors.add(new float[] {1, 2, -1}, new float[] {2, 4, -2}, 3);

        assertThat(errors.alpha()).isCloseTo(.5, EXACT);
        assertThat(errors.facts().mse()).isCloseTo(0, EXACT);
        assertThat(errors.facts().backboneMse()).isCloseTo(2, EXACT);
        assertThat(errors.facts().backboneMae()).isCloseTo(4.0 / 3, EXACT);
    }

    @Test
    void dropsACorrectionThatDoesHarm() {
        ValidationErrors errors = new ValidationErrors();
        errors.add(new float[] {1, 2}, new float[] {-1, -2}, 2);

        assertThat(errors.alpha()).isZero();
        assertThat(errors.facts().mae()).isCloseTo(errors.facts().backboneMae(), EXACT);
    }

    @Test
    void neverKeepsMoreThanAll() {
        ValidationErrors errors = new ValidationErrors();
        errors.add(new float[] {4}, new float[] {1}, 1);

        assertThat(errors.alpha()).isEqualTo(1);
        assertThat(errors.left().get(0)).containsExactly(3f);
    }

    @Test
    void ignoresWhatLiesBehindTheWindowsOfABatch() {
        ValidationErrors errors = new ValidationErrors();
        errors.add(new float[] {1, 99}, new float[] {1, -99}, 1);

        assertThat(errors.alpha()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatWasNotObserved() {
        ValidationErrors errors = new ValidationErrors();
        errors.add(new float[] {1, Float.NaN}, new float[] {2, 5}, 2);

        assertThat(errors.alpha()).isEqualTo(.5);
        assertThat(errors.facts().backboneMse()).isEqualTo(1);
    }
}
