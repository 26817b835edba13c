package dev.heed.cli.train;

import dev.heed.model.network.NetworkConfiguration;
import java.time.Duration;
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

    /** The network for the task, for series of so many steps, with that horizon in steps where one is given. */
    NetworkConfiguration network(OptionalInt horizon, int steps) {
        NetworkConfiguration defaults = NetworkConfiguration.defaults();
        return switch (this) {
            case DETECT -> defaults.withHorizon(horizon.orElse(1));
            case BOTH -> horizon.isPresent() ? defaults.withHorizon(horizon.getAsInt()) : defaults;
            case FORECAST -> {
                int ahead = horizon.orElse(Math.max(1, Math.min(LONG_HORIZON, steps / 10)));
                yield new NetworkConfiguration(
                        defaults.expectation(),
                        LongForecast.of(ahead, steps, defaults.forecast().levels()),
                        defaults.attention());
            }
        };
    }

    /** Half-life of the running mean and scale: slow forecasts need slow statistics, an anomaly is one against last week. */
    Duration memory() {
        return this == FORECAST ? LONG_MEMORY : WEEK;
    }
}
