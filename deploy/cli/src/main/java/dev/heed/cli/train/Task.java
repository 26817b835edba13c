package dev.heed.cli.train;

import dev.heed.model.network.ForecastConfiguration;
import dev.heed.model.network.LookBack;
import dev.heed.model.network.NetworkConfiguration;
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

    /** Look-backs that were measured on two years of hourly data: steps, weight of the own channel, ridge. */
    private static final List<LookBack> LONG =
            List.of(new LookBack(96, .8, 1e3), new LookBack(336, .5, 1e3), new LookBack(512, .3, 1e4));

    private static final int LONG_HORIZON = 96;

    /** Half-life of the running mean and scale: slow forecasts need slow statistics, an anomaly is one against last week. */
    String halfLife() {
        return this == FORECAST ? "180d" : "7d";
    }

    /** The network for the task, with that horizon in steps where one is given. */
    NetworkConfiguration network(OptionalInt horizon) {
        NetworkConfiguration defaults = NetworkConfiguration.defaults();
        NetworkConfiguration network = switch (this) {
            case DETECT -> defaults.withHorizon(1);
            case FORECAST ->
                new NetworkConfiguration(
                        defaults.expectation(),
                        new ForecastConfiguration(
                                LONG_HORIZON,
                                LONG,
                                defaults.forecast().levels(),
                                dev.heed.model.network.BranchConfiguration.defaults()),
                        defaults.attention());
            case BOTH -> defaults;
        };
        return horizon.isPresent() ? network.withHorizon(horizon.getAsInt()) : network;
    }
}
