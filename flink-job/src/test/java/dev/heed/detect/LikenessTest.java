package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikenessTest {
    private static Likeness of(double[] blame, float... context) {
        return Likeness.of(blame, context);
    }

    @Test
    void isOfTheSharesHoweverLargeTheBlameIs() {
        assertThat(of(new double[] {6, 2}, 1, 0).shares()).containsExactly(.75f, .25f);
        assertThat(of(new double[] {6, 2}, 1, 0).isLike(of(new double[] {600, 200}, 2, 0)))
                .isTrue();
    }

    @Test
    void isNoneWhereOthersAreToBlame() {
        Likeness first = of(new double[] {1, .1, 0}, 1, 0);
        assertThat(first.isLike(of(new double[] {1, .6, 0}, 1, 0))).isTrue();
        assertThat(first.isLike(of(new double[] {1, 1, 0}, 1, 0))).isFalse();
        assertThat(first.isLike(of(new double[] {0, 0, 1}, 1, 0))).isFalse();
    }

    @Test
    void isNoneInAnotherContext() {
        double[] blame = {1, 0};
        assertThat(of(blame, 1, 0).isLike(of(blame, 1, 1))).isTrue();
        assertThat(of(blame, 1, 0).isLike(of(blame, 1, 2))).isFalse();
        assertThat(of(blame, 1, 0).isLike(of(blame, -1, 0))).isFalse();
    }

    @Test
    void isNoneOfAnotherModel() {
        assertThat(of(new double[] {1, 0}, 1, 0).isLike(of(new double[] {1, 0, 0}, 1, 0)))
                .isFalse();
        assertThat(of(new double[] {1, 0}, 1, 0).isLike(of(new double[] {1, 0}, 1, 0, 0)))
                .isFalse();
    }
}
