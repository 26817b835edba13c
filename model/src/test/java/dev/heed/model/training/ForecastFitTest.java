package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.forecasting.LinearWeights;
import dev.heed.model.forecasting.LookBack;
import dev.heed.model.network.ForecastConfiguration;
import dev.heed.model.series.NormalisedSeries;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ForecastFitTest {
    private static final int HORIZON = 12;
    private static final double HALF_LIFE = 1e9;

    @Test
    void continuesASineThatItHasLearned() {
        NormalisedSeries sines = sines(8000);
        LinearWeights weights = fit(sines, new LookBack(24, 1, 1e-6)).solve();

        for (int channel = 0; channel < 2; channel++) {
            for (int k = 0; k < HORIZON; k++) {
                assertThat(forecast(sines, channel, 700, 24, k, weights))
                        .isCloseTo(sines.values()[(700 + 1 + k) * 2 + channel], Offset.offset(.02));
            }
        }
    }

    @Test
    void aPooledFitIsTheSameForAllChannels() {
        LinearWeights weights = fit(sines(1000), new LookBack(24, 0, 1)).solve();

        float[] first = Arrays.copyOf(weights.weights(), 24 * HORIZON);
        float[] second = Arrays.copyOfRange(weights.weights(), 24 * HORIZON, 2 * 24 * HORIZON);
        assertThat(first).containsExactly(second, Offset.offset(1e-6f));
    }

    @Test
    void aShorterLookBackLeavesTheOlderStepsUnused() {
        NormalisedSeries sines = sines(1000);
        float[] both = fit(sines, new LookBack(24, .5, 1), new LookBack(8, .5, 1))
                .solve()
                .weights();
        float[] longer = fit(sines, new LookBack(24, .5, 1)).solve().weights();

        int older = (24 - 8) * HORIZON;
        for (int i = 0; i < older; i++) {
            assertThat(both[i]).isCloseTo(longer[i] / 2, Offset.offset(1e-6f));
        }
        assertThat(both[older]).isNotCloseTo(longer[older] / 2, Offset.offset(1e-4f));
    }

    @Test
    void rowsThatContinueASeriesContinueItsSums() {
        NormalisedSeries sines = sines(1000);
        ForecastFit parts = new ForecastFit(configuration(new LookBack(24, 1, 1)), 2, HALF_LIFE);
        parts.add(new Rows(sines, 0, 600));
        parts.add(new Rows(sines, 600, 1000));

        assertThat(parts.solve().weights())
                .isEqualTo(fit(sines, new LookBack(24, 1, 1)).solve().weights());
    }

    private static ForecastFit fit(NormalisedSeries series, LookBack... lookBacks) {
        ForecastFit fit = new ForecastFit(configuration(lookBacks), 2, HALF_LIFE);
        fit.add(new Rows(series, 0, series.steps()));
        return fit;
    }

    private static ForecastConfiguration configuration(LookBack... lookBacks) {
        return new ForecastConfiguration(HORIZON, List.of(lookBacks), List.of(.5));
    }

    private static double forecast(
            NormalisedSeries series, int channel, int origin, int lookBack, int k, LinearWeights linear) {
        double last = series.values()[origin * 2 + channel];
        double sum = last + linear.constant()[channel * HORIZON + k];
        for (int j = 0; j < lookBack; j++) {
            double x = series.values()[(origin - lookBack + 1 + j) * 2 + channel];
            sum += (x - last) * linear.weights()[(channel * lookBack + j) * HORIZON + k];
        }
        return sum;
    }

    private static NormalisedSeries sines(int steps) {
        float[] z = new float[steps * 2];
        for (int t = 0; t < steps; t++) {
            z[2 * t] = (float) Math.sin(t / 5.0);
            z[2 * t + 1] = (float) Math.cos(t / 9.0);
        }
        byte[] observed = new byte[z.length];
        Arrays.fill(observed, (byte) 1);
        return new NormalisedSeries("sines", 0, 2, z, observed);
    }
}
