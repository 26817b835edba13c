package dev.heed.model.network;

import dev.heed.model.forecasting.LookBack;
import dev.heed.model.refusal.Problems;
import java.util.List;

/**
 * The linear forecast of each channel from its own past, relative to its last value, averaged over look-backs.
 *
 * @param horizon how many steps ahead, ≥ 1
 * @param lookBacks at least one
 * @param levels quantile levels in (0, 1), ascending, 0.5 (the point forecast) among them
 * @param branch gate and attention over the look-back, which correct the forecast
 */
public record ForecastConfiguration(
        int horizon, List<LookBack> lookBacks, List<Double> levels, BranchConfiguration branch) {
    public ForecastConfiguration {
        lookBacks = List.copyOf(lookBacks);
        levels = List.copyOf(levels);
        Problems problems = new Problems()
                .atLeast("forecast.horizon", horizon, 1)
                .atLeast("forecast.lookBacks.size", lookBacks.size(), 1)
                .unless(levels.contains(.5), "forecast.levels must contain 0.5, found " + levels);
        for (int q = 0; q < levels.size(); q++) {
            problems.within("forecast.levels[" + q + "]", levels.get(q), q == 0 ? 1e-6 : levels.get(q - 1), 1 - 1e-6);
        }
        int longest = lookBacks.stream().mapToInt(LookBack::steps).max().orElse(0);
        problems.unless(
                longest >= branch.steps(),
                "forecast.branch.patch times patches must be at most the longest look-back = " + longest + ", found "
                        + branch.steps());
        problems.verify();
    }

    /** Without a branch. */
    public ForecastConfiguration(int horizon, List<LookBack> lookBacks, List<Double> levels) {
        this(horizon, lookBacks, levels, BranchConfiguration.none());
    }

    /** One look-back of 48 steps, half pooled over the channels; levels 0.1, 0.5, 0.9. */
    public static ForecastConfiguration defaults() {
        return new ForecastConfiguration(48, List.of(new LookBack(48, .5, 1e3)), List.of(.1, .5, .9));
    }

    /** This configuration with another horizon. */
    public ForecastConfiguration withHorizon(int steps) {
        return new ForecastConfiguration(steps, lookBacks, levels, branch);
    }

    /** The longest look-back, in steps. */
    public int longest() {
        return lookBacks.stream().mapToInt(LookBack::steps).max().orElseThrow();
    }
}
