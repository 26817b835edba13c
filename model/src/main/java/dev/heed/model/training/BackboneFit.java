package dev.heed.model.training;

import dev.heed.model.network.Backbone;
import dev.heed.model.network.NetworkConfiguration;

/** Fits both linear parts. Rows may be added after a solution, which then counts them too. */
final class BackboneFit {
    private final int channels;
    private final int lookBack;
    private final int horizon;
    private final ExpectationFit expectation;
    private final ForecastFit forecast;

    BackboneFit(NetworkConfiguration configuration, int channels, long rows) {
        this.channels = channels;
        this.lookBack = configuration.forecast().longest();
        this.horizon = configuration.forecast().horizon();
        this.expectation = new ExpectationFit(configuration.expectation(), channels);
        this.forecast = new ForecastFit(configuration.forecast(), channels, rows);
    }

    void add(Rows rows) {
        expectation.add(rows);
        forecast.add(rows);
    }

    Backbone solve() {
        double[][] solved = forecast.solve();
        float[] weights = new float[channels * lookBack * horizon];
        float[] constant = new float[channels * horizon];
        for (int c = 0; c < channels; c++) {
            float[] own = Floats.of(solved[c]);
            System.arraycopy(own, 0, weights, c * lookBack * horizon, lookBack * horizon);
            System.arraycopy(own, lookBack * horizon, constant, c * horizon, horizon);
        }
        return new Backbone(channels, expectation.solve(), weights, constant);
    }
}
