package dev.heed.model.training;

import dev.heed.model.forecasting.BackboneSolver;
import dev.heed.model.forecasting.Increments;
import dev.heed.model.forecasting.LinearWeights;
import dev.heed.model.network.ForecastConfiguration;
import dev.heed.model.series.NormalisedSeries;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fits {@link ForecastConfiguration}'s linear part. Rows that continue a series continue its decayed sums. */
final class ForecastFit {
    private final BackboneSolver solver;
    private final int channels;
    private final double halfLifeSteps;
    private final Map<NormalisedSeries, Increments> bySeries = new LinkedHashMap<>();

    /** A fit without rows; an observation loses half its weight in {@code halfLifeSteps}. */
    ForecastFit(ForecastConfiguration configuration, int channels, double halfLifeSteps) {
        this.solver = new BackboneSolver(configuration.lookBacks(), configuration.horizon());
        this.channels = channels;
        this.halfLifeSteps = halfLifeSteps;
    }

    /** Adds the pairs whose newer step lies within; the older one may lie before. */
    void add(Rows rows) {
        Increments increments = bySeries.computeIfAbsent(rows.series(), first -> nothing());
        for (int step = rows.from(); step < rows.to(); step++) {
            increments.add(rows.series().values(), rows.series().observed(), step);
        }
    }

    private Increments nothing() {
        return new Increments(channels, solver.lags(), halfLifeSteps);
    }

    /** What is known of all series together. */
    Increments increments() {
        Increments all = nothing();
        bySeries.values().forEach(all::add);
        return all;
    }

    LinearWeights solve() {
        return solver.solve(increments());
    }
}
