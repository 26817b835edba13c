package dev.heed.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FittedSeriesTest {
    private static final Period SECOND = Period.parse("1s");

    private static RawSeries noise(float factor, float shift) {
        Random random = new Random(1);
        float[] values = new float[2000];
        for (int i = 0; i < values.length; i++) {
            values[i] = shift + factor * (float) random.nextGaussian();
        }
        return new RawSeries("a", 0, 1, values);
    }

    @Test
    void findsMeanAndScale() {
        FittedSeries fitted = FittedSeries.fit(List.of(noise(3, 50)), SECOND, 8, 1e6, 10);
        assertThat(fitted.normalisation().mean().get(0)).isEqualTo(50, within(.2));
        assertThat(fitted.normalisation().variance().get(0)).isEqualTo(9, within(.5));
    }

    @Test
    void givesTheSameNormalisedValuesInOtherUnits() {
        float[] one = FittedSeries.fit(List.of(noise(1, 0)), SECOND, 8, 500, 10)
                .series()
                .get(0)
                .values();
        float[] other = FittedSeries.fit(List.of(noise(1000, 7)), SECOND, 8, 500, 10)
                .series()
                .get(0)
                .values();
        assertThat(other).containsExactly(one, within(1e-3f));
    }

    @Test
    void beginsServingWhereTrainingEnded() {
        RawSeries rising = new RawSeries("a", 0, 1, ramp());
        Normalisation normalisation =
                FittedSeries.fit(List.of(rising), SECOND, 8, 100, 10).normalisation();
        assertThat(normalisation.mean().get(0)).isGreaterThan(1500);
    }

    private static float[] ramp() {
        float[] values = new float[2000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return values;
    }
}
