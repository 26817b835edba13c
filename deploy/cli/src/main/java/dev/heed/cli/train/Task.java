package dev.heed.cli.train;

import dev.heed.model.forecasting.LookBack;
import dev.heed.model.network.ExpectationConfiguration;
import dev.heed.model.network.ForecastConfiguration;
import dev.heed.model.network.NetworkConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** What a model is for: decides how much of it looks ahead. */
enum Task {
    /** Scores and blame; a forecast of one step comes along. */
    DETECT,
    /** Long forecasts from long look-backs; scores come along. */
    FORECAST,
    /** Scores, and forecasts from a short look-back. */
    BOTH;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LONG_MEMORY = Duration.ofDays(180);
    private static final int LONG_HORIZON = 96;
    private static final int ENOUGH_FOR_FAR = 1_000;
    /** Little to wait for after a gap. */
    private static final List<LookBack> SHORT_LOOK_BACKS = List.of(new LookBack(16, .5, 1e3));

    /** The network for the task, for series of so many steps, with that horizon in steps where one is given. */
    NetworkConfiguration network(OptionalInt horizon, int steps) {
        NetworkConfiguration defaults = NetworkConfiguration.defaults();
        return new NetworkConfiguration(expectation(steps), forecast(horizon, steps), defaults.attention());
    }

    /** Few rows teach nothing about what comes much later: an expectation from far back would be noise in the score. */
    private static ExpectationConfiguration expectation(int steps) {
        ExpectationConfiguration defaults = ExpectationConfiguration.defaults();
        return steps >= ENOUGH_FOR_FAR
                ? defaults
                : new ExpectationConfiguration(List.of(1), defaults.lags(), defaults.ridge());
    }

    private ForecastConfiguration forecast(OptionalInt horizon, int steps) {
        ForecastConfiguration defaults = ForecastConfiguration.defaults();
        return switch (this) {
            case DETECT ->
                new ForecastConfiguration(
                        horizon.orElse(1),
                        steps >= ENOUGH_FOR_FAR ? defaults.lookBacks() : SHORT_LOOK_BACKS,
                        defaults.levels());
            case BOTH -> defaults.withHorizon(horizon.orElse(defaults.horizon()));
            case FORECAST ->
                LongForecast.of(
                        horizon.orElse(Math.max(1, Math.min(LONG_HORIZON, steps / 10))), steps, defaults.levels());
        };
    }

    /** Half-life of the running mean and scale: slow forecasts need slow statistics, an anomaly is one against last week. */
    Duration memory() {
        return this == FORECAST ? LONG_MEMORY : WEEK;
    }
}
