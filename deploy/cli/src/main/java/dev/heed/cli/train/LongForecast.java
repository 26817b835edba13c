package dev.heed.cli.train;

import dev.heed.model.forecasting.LookBack;
import dev.heed.model.network.BranchConfiguration;
import dev.heed.model.network.ForecastConfiguration;
import java.util.List;

/**
 * How far a model that is there to forecast looks back: 512 steps, which was measured to be best for hourly and for
 * quarter-hourly data, or as far as the series are long enough to learn from.
 */
final class LongForecast {
    /** Steps, weight of the own channel, ridge. */
    private static final List<LookBack> WHOLE =
            List.of(new LookBack(96, .8, 1e3), new LookBack(336, .5, 1e3), new LookBack(512, .3, 1e4));

    /** Steps. */
    static final int LONGEST = 512;

    private static final int SHORTEST = 8;
    /** Share of the rows that is trained on. */
    private static final double TRAINING = .8;

    private LongForecast() {}

    /** A configuration under which half of the training rows of a series of so many steps are origins. */
    static ForecastConfiguration of(int horizon, int steps, List<Double> levels) {
        int longest = Math.max(SHORTEST, Math.min(LONGEST, (int) (TRAINING * steps - horizon) / 2));
        List<LookBack> lookBacks = WHOLE.stream()
                .map(whole ->
                        new LookBack(Math.max(1, whole.steps() * longest / LONGEST), whole.ownWeight(), whole.ridge()))
                .toList();
        BranchConfiguration whole = BranchConfiguration.defaults();
        int patches = Math.min(whole.patches(), longest / whole.patch());
        return new ForecastConfiguration(horizon, lookBacks, levels, whole.withPatches(patches));
    }
}
