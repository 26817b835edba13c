package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HeldTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-6);

    @Test
    void keepsTheShareOfACorrectionThatErrsLeast() {
        Held held = new Held();
        held.add(new float[] {1, 2, -1}, new float[] {2, 4, -2}, 3);

        assertThat(held.alpha()).isCloseTo(.5, EXACT);
        assertThat(held.facts().mse()).isCloseTo(0, EXACT);
        assertThat(held.facts().backboneMse()).isCloseTo(2, EXACT);
        assertThat(held.facts().backboneMae()).isCloseTo(4.0 / 3, EXACT);
    }

    @Test
    void dropsACorrectionThatDoesHarm() {
        Held held = new Held();
        held.add(new float[] {1, 2}, new float[] {-1, -2}, 2);

        assertThat(held.alpha()).isZero();
        assertThat(held.facts().mae()).isCloseTo(held.facts().backboneMae(), EXACT);
    }

    @Test
    void neverKeepsMoreThanAll() {
        Held held = new Held();
        held.add(new float[] {4}, new float[] {1}, 1);

        assertThat(held.alpha()).isEqualTo(1);
        assertThat(held.left().get(0)).containsExactly(3f);
    }

    @Test
    void ignoresWhatLiesBehindTheWindowsOfABatch() {
        Held held = new Held();
        held.add(new float[] {1, 99}, new float[] {1, -99}, 1);

        assertThat(held.alpha()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatWasNotObserved() {
        Held held = new Held();
        held.add(new float[] {1, Float.NaN}, new float[] {2, 5}, 2);

        assertThat(held.alpha()).isEqualTo(.5);
        assertThat(held.facts().backboneMse()).isEqualTo(1);
    }
}
