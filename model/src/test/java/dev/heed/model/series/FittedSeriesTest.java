package dev.heed.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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
        return twice(0, values);
    }

    /** A series whose two channels have the same values: one channel alone is normalised otherwise. */
    private static RawSeries twice(long firstStep, float[] values) {
        float[] both = new float[2 * values.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = values[i / 2];
        }
        return new RawSeries("a", firstStep, 2, both);
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
        RawSeries rising = twice(0, ramp());
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

    @Test
    void refusesToFitNothing() {
        assertThatThrownBy(() -> FittedSeries.fit(List.of(), SECOND, 8, 100, 10))
                .hasMessage("expected at least one row to train on, found none");
    }

    @Test
    void takesATwentiethOfAChannelsRangeAsItsSmallestScale() {
        float[] values = {10, 5, 20, 5, 30, 5, 10, 5};
        Normalisation normalisation = FittedSeries.fit(List.of(new RawSeries("a", 0, 2, values)), SECOND, 8, 100, 10)
                .normalisation();
        assertThat(normalisation.floor().get(0)).isEqualTo(.05 * 20, within(1e-9));
        assertThat(normalisation.floor().get(1)).isEqualTo(.05 * 5, within(1e-9)); // constant: of its size
    }

    @Test
    void givesAChannelThatIsAlwaysZeroAFloorAboveZero() {
        Normalisation normalisation = FittedSeries.fit(List.of(twice(0, new float[9])), SECOND, 8, 100, 10)
                .normalisation();
        assertThat(normalisation.floor()).containsExactly(.05, .05);
    }

    @Test
    void countsALongSeriesForMoreThanAShortOne() {
        float[] zeros = new float[300];
        float[] tens = new float[100];
        Arrays.fill(tens, 10);
        Normalisation normalisation = FittedSeries.fit(List.of(twice(0, zeros), twice(0, tens)), SECOND, 8, 1e9, 10)
                .normalisation();
        assertThat(normalisation.mean().get(0)).isEqualTo(2.5, within(1e-6));
    }

    @Test
    void fillsWhatIsMissingAndSaysSo() {
        float[] values = {1, 2, Float.NaN, 4};
        NormalisedSeries series = FittedSeries.fit(List.of(new RawSeries("a", 7, 1, values)), SECOND, 1, 100, 10)
                .series()
                .get(0);
        assertThat(series.observed()).containsExactly(1, 1, 0, 1);
        assertThat(series.values()[2]).isNotNaN();
        assertThat(series.firstStep()).isEqualTo(7);
        assertThat(series.entity()).isEqualTo("a");
    }

    @Test
    void sharesStatisticsWithinAHopOfTheGridAsServingDoes() {
        float[] values = ramp();
        float[] hops = FittedSeries.fit(List.of(twice(6, values)), SECOND, 8, 100, 10)
                .series()
                .get(0)
                .values();
        float width = hops[2 * 3] - hops[2 * 2];
        assertThat(hops[2 * 4] - hops[2 * 3]).isEqualTo(width, within(1e-4f)); // steps 8 and 9 of the grid
        assertThat(hops[2 * 2] - hops[2]).isNotCloseTo(width, within(1e-4f)); // steps 7 and 8: another hop
    }

    @Test
    void normalisesOneChannelAloneByStatisticsThatStay() {
        float[] values = ramp();
        FittedSeries fitted = FittedSeries.fit(List.of(new RawSeries("a", 0, 1, values)), SECOND, 8, 100, 10);
        float[] z = fitted.series().get(0).values();

        // 0 … 1999, cut to 19.99 … 1979.01: 20 values at either end lie on the cut
        double square = 2 * 20 * 979.51 * 979.51;
        for (int i = 0; i < 980; i++) {
            square += 2 * (i + .5) * (i + .5);
        }
        double deviation = Math.sqrt(square / 2000);
        assertThat(fitted.normalisation().mean().get(0)).isEqualTo(999.5, within(1e-9));
        assertThat(fitted.normalisation().floor().get(0)).isEqualTo(deviation, within(1e-9));
        assertThat(fitted.normalisation().variance()).containsExactly(0.);
        for (int t = 0; t < values.length; t += 100) {
            assertThat(z[t]).isEqualTo((float) ((t - 999.5) / deviation), within(1e-5f));
        }
    }

    @Test
    void givesAConstantChannelAloneAThousandthOfItsSizeAsScale() {
        Normalisation normalisation = FittedSeries.fit(
                        List.of(new RawSeries("a", 0, 1, new float[] {-5, -5, -5})), SECOND, 8, 100, 10)
                .normalisation();
        assertThat(normalisation.floor().get(0)).isEqualTo(.005, within(1e-12));
    }

    @Test
    void normalisesAChannelAloneThatHasNoValueAtAll() {
        NormalisedSeries series = FittedSeries.fit(
                        List.of(new RawSeries("a", 0, 1, new float[] {Float.NaN})), SECOND, 8, 100, 10)
                .series()
                .get(0);
        assertThat(series.values()).containsExactly(0);
        assertThat(series.observed()).containsExactly(0);
    }
}
