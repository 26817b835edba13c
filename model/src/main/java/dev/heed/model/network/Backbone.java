package dev.heed.model.network;

/**
 * The fitted linear part of a network.
 *
 * @param channels C
 * @param expectation [lags·C + 1, E·C] row by row: row j·C + c is channel c, j steps before the newest that the horizon
 *     allows; the last row is the constant
 * @param forecast [C, look-back, H] row by row, oldest step first
 * @param forecastConstant [C, H]
 */
public record Backbone(int channels, float[] expectation, float[] forecast, float[] forecastConstant) {
    /** A backbone of zeros: it expects the mean and forecasts the last value. */
    static Backbone zero(NetworkConfiguration configuration, int channels) {
        ExpectationConfiguration expectation = configuration.expectation();
        ForecastConfiguration forecast = configuration.forecast();
        int features = expectation.lags() * channels + 1;
        int targets = expectation.horizons().size() * channels;
        int ahead = channels * forecast.horizon();
        return new Backbone(
                channels, new float[features * targets], new float[ahead * forecast.longest()], new float[ahead]);
    }
}
