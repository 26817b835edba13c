package dev.heed.model.training;

import dev.heed.model.forecasting.BackboneSolver;
import dev.heed.model.forecasting.Increments;
import dev.heed.model.forecasting.LinearWeights;
import dev.heed.model.network.ForecastConfiguration;
import java.util.ArrayList;
import java.util.List;

/** Fits {@link ForecastConfiguration}'s linear part. Rows that continue a series continue its decayed sums. */
final class ForecastFit {
    private final BackboneSolver solver;
    private final int channels;
    private final double halfLifeSteps;
    private final List<Stretch> stretches = new ArrayList<>();

    private record Stretch(Rows rows, Increments increments) {}

    /**
     * A fit without rows.
     *
     * @param halfLifeSteps steps after which an observation has lost half its weight
     */
    ForecastFit(ForecastConfiguration configuration, int channels, double halfLifeSteps) {
        this.solver = new BackboneSolver(configuration.lookBacks(), configuration.horizon());
        this.channels = channels;
        this.halfLifeSteps = halfLifeSteps;
    }

    /** Adds the pairs whose newer step lies within; the older one may lie before. */
    void add(Rows rows) {
        Increments increments = stretches.stream()
                .filter(known -> known.rows().series() == rows.series())
                .map(Stretch::increments)
                .findFirst()
                .orElseGet(() -> begin(rows));
        for (int step = rows.from(); step < rows.to(); step++) {
            increments.add(rows.series().values(), rows.series().observed(), step);
        }
    }

    private Increments begin(Rows rows) {
        Increments increments = new Increments(channels, solver.lags(), halfLifeSteps);
        stretches.add(new Stretch(rows, increments));
        return increments;
    }

    /** What is known of all series together. */
    Increments increments() {
        Increments all = new Increments(channels, solver.lags(), halfLifeSteps);
        stretches.forEach(stretch -> all.add(stretch.increments()));
        return all;
    }

    LinearWeights solve() {
        return solver.solve(increments());
    }
}
