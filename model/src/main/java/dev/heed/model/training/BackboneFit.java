package dev.heed.model.training;

import dev.heed.model.forecasting.Increments;
import dev.heed.model.forecasting.LinearWeights;
import dev.heed.model.network.Backbone;
import dev.heed.model.network.NetworkConfiguration;

/** Fits both linear parts. Rows may be added after a solution, which then counts them too. */
final class BackboneFit {
    private final int channels;
    private final ExpectationFit expectation;
    private final ForecastFit forecast;

    BackboneFit(NetworkConfiguration configuration, int channels, double halfLifeSteps) {
        this.channels = channels;
        this.expectation = new ExpectationFit(configuration.expectation(), channels);
        this.forecast = new ForecastFit(configuration.forecast(), channels, halfLifeSteps);
    }

    void add(Rows rows) {
        expectation.add(rows);
        forecast.add(rows);
    }

    Backbone solve() {
        LinearWeights solved = forecast.solve();
        return new Backbone(channels, expectation.solve(), solved.weights(), solved.constant());
    }

    /** What the forecast was fitted from. */
    Increments increments() {
        return forecast.increments();
    }
}
