package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AdamTest {
    @Test
    void findsTheLowestPointOfABowl() {
        Adam adam = new Adam(new float[] {3, -2});
        for (int step = 0; step < 2000; step++) {
            float[] at = adam.values();
            adam.step(new float[] {2 * (at[0] - 1), 20 * (at[1] - .5f)}, .01);
        }

        assertThat(adam.values()).containsExactly(new float[] {1, .5f}, Offset.offset(.02f));
        assertThat(adam.average()).containsExactly(new float[] {1, .5f}, Offset.offset(.02f));
    }

    @Test
    void stepsAsFarAsTheRateWhateverTheGradientsSize() {
        Adam small = new Adam(new float[] {0});
        Adam large = new Adam(new float[] {0});
        small.step(new float[] {1e-3f}, .1);
        large.step(new float[] {1e6f}, .1);

        assertThat(small.values()[0]).isCloseTo(-.1f, Offset.offset(1e-4f));
        assertThat(large.values()[0]).isCloseTo(-.1f, Offset.offset(1e-4f));
    }

    @Test
    void warmsUpThenFallsToZero() {
        Adam.LearningRate rate = new Adam.LearningRate(1, 100);

        assertThat(rate.at(0)).isEqualTo(.2);
        assertThat(rate.at(4)).isEqualTo(1);
        assertThat(rate.at(52)).isBetween(.4, .6);
        assertThat(rate.at(99)).isBetween(0., .001);
    }
}
