package dev.heed.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.input.Row;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class SentinelsTest {
    private static final int ROWS = 4_320;

    private final Random random = new Random(1);

    /** Warnings about a channel with a value in every row. */
    private static List<String> warnings(IntToDoubleFunction value) {
        Sentinels sentinels = new Sentinels(List.of("p"));
        for (int i = 0; i < ROWS; i++) {
            sentinels.look(new Row("m", i, new double[] {value.applyAsDouble(i)}));
        }
        return sentinels.warnings();
    }

    private double usual() {
        return 6 + .05 * random.nextGaussian();
    }

    @Test
    void namesAValueThatStandsFarOutAgainAndAgain() {
        assertThat(warnings(i -> i % 50 == 7 ? -999.25 : usual()))
                .containsExactly(
                        "'p' is -999.25 in 87 of 4,320 rows (2.0 %), far from all its other values: if that stands"
                                + " for none, give --missing -999.25");
    }

    @Test
    void namesValuesOnBothSidesAndOneBehindTheOther() {
        assertThat(warnings(i -> i % 50 == 7 ? 65535 : i % 50 == 9 ? -9999 : i % 50 == 11 ? -999 : usual()))
                .hasSize(3)
                .anySatisfy(one -> assertThat(one).contains("--missing 65535"))
                .anySatisfy(one -> assertThat(one).contains("--missing -9999"))
                .anySatisfy(one -> assertThat(one).endsWith("--missing -999"));
    }

    @Test
    void knowsTheUsualOnesNearerToTheRest() {
        assertThat(warnings(i -> i % 50 == 7 ? -200 : 1_000 + 150 * random.nextGaussian()))
                .hasSize(1);
        assertThat(warnings(i -> i % 900 == 7 ? 1e30 : usual())).hasSize(1);
    }

    @Test
    void isQuietAboutWhatMachinesDo() {
        assertThat(warnings(i -> i % 40 < 10 ? 0 : 1_450 + random.nextGaussian()))
                .as("off")
                .isEmpty();
        assertThat(warnings(i -> i % 2)).as("two states").isEmpty();
        assertThat(warnings(i -> i)).as("a counter").isEmpty();
        assertThat(warnings(i -> Math.min(100, 80 + 20 * random.nextGaussian())))
                .as("saturated")
                .isEmpty();
        assertThat(warnings(i -> i == 77 ? 500 : usual())).as("one outlier").isEmpty();
    }
}
