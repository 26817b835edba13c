package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.network.ForecastConfiguration;
import dev.heed.model.network.LookBack;
import dev.heed.model.series.NormalisedSeries;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ForecastFitTest {
    private static final int HORIZON = 12;

    @Test
    void continuesASineThatItHasLearned() {
        NormalisedSeries sines = sines(1000);
        double[][] weights = fit(sines, new LookBack(24, 1, 1e-6)).solve();

        for (int channel = 0; channel < 2; channel++) {
            for (int k = 0; k < HORIZON; k++) {
                assertThat(forecast(sines, channel, 700, 24, k, weights[channel]))
                        .isCloseTo(sines.values()[(700 + 1 + k) * 2 + channel], Offset.offset(.01));
            }
        }
    }

    @Test
    void aPooledFitIsTheSameForAllChannels() {
        double[][] weights = fit(sines(1000), new LookBack(24, 0, 1)).solve();

        assertThat(weights[0]).containsExactly(weights[1], Offset.offset(1e-9));
    }

    @Test
    void aShorterLookBackLeavesTheOlderStepsUnused() {
        NormalisedSeries sines = sines(1000);
        double[][] both =
                fit(sines, new LookBack(24, .5, 1), new LookBack(8, .5, 1)).solve();
        double[][] longer = fit(sines, new LookBack(24, .5, 1)).solve();

        int older = (24 - 8) * HORIZON;
        for (int i = 0; i < older; i++) {
            assertThat(both[0][i]).isCloseTo(longer[0][i] / 2, Offset.offset(1e-9));
        }
        assertThat(both[0][older]).isNotCloseTo(longer[0][older] / 2, Offset.offset(1e-6));
    }

    @Test
    void usesFewerOriginsWhereThereAreVeryMany() {
        ForecastFit all = fit(sines(1000), new LookBack(24, 1, 1));
        ForecastFit few = new ForecastFit(configuration(new LookBack(24, 1, 1)), 2, 1_000_000_000);
        few.add(new Rows(sines(1000), 0, 1000));

        assertThat(few.origins()).isPositive().isLessThan(all.origins());
    }

    private static ForecastFit fit(NormalisedSeries series, LookBack... lookBacks) {
        ForecastFit fit = new ForecastFit(configuration(lookBacks), 2, series.steps());
        fit.add(new Rows(series, 0, series.steps()));
        return fit;
    }

    private static ForecastConfiguration configuration(LookBack... lookBacks) {
        return new ForecastConfiguration(HORIZON, List.of(lookBacks), List.of(.5));
    }

    private static double forecast(
            NormalisedSeries series, int channel, int origin, int lookBack, int k, double[] weights) {
        double last = series.values()[origin * 2 + channel];
        double sum = last + weights[lookBack * HORIZON + k];
        for (int j = 0; j < lookBack; j++) {
            double x = series.values()[(origin - lookBack + 1 + j) * 2 + channel];
            sum += (x - last) * weights[j * HORIZON + k];
        }
        return sum;
    }

    private static NormalisedSeries sines(int steps) {
        float[] z = new float[steps * 2];
        for (int t = 0; t < steps; t++) {
            z[2 * t] = (float) Math.sin(t / 5.0);
            z[2 * t + 1] = (float) Math.cos(t / 9.0);
        }
        return new NormalisedSeries("sines", 0, 2, z, new byte[z.length]);
    }
}
