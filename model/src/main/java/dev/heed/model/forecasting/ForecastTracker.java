package dev.heed.model.forecasting;

import dev.heed.model.series.HalfLife;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Learns from observed targets how much of the correction to keep, how far to draw a forecast to the running mean, and how
 * far the levels lie from the point forecast, per channel and step ahead.
 *
 * <p>With e the backbone's error, R the correction and n the decayed number of steps with an outcome, the share is α =
 * clip((n Σ e·R / Σ R² + d α₀) / (n + d), 0, 1). A channel's whole forecast moves by β D, D the way from its mean over the steps
 * ahead to the running mean; β is worked out like α from what the correction leaves over, one for all steps ahead, with β₀ = 0
 * and no more than .5: a series may go back to its mean or stay where it is, and for long. A quantile's level τ moves by q += .004 (highest − lowest)(τ − [residual &lt; q]) for
 * each step (Gibbs &amp; Candès 2021). Where only every n-th issue is followed, each counts for n steps. Immutable: what
 * changes is in {@link ForecastState}.
 */
public final class ForecastTracker {
    private static final double RATE = .004;
    /** Keeps levels that have met from staying together for ever, in z. */
    private static final double SMALLEST_WIDTH = .01;

    private final Tracking rule;
    private static final double MOST_REVERTED = .5;

    private final double keep;
    /** What is left of a level's sums after one step ahead of an issue. */
    private final double keepLevel;

    private final double[] levels;
    private final int median;

    /** A tracker after a rule. */
    public ForecastTracker(Tracking rule) {
        this.rule = rule;
        this.keep = new HalfLife(rule.halfLifeSteps()).kept(rule.spacingSteps());
        this.keepLevel = Math.pow(keep, 1. / rule.horizon());
        this.levels = rule.levels().stream().mapToDouble(Double::doubleValue).toArray();
        this.median = rule.median();
    }

    /**
     * Learns from what was observed at a step; a value that is NaN teaches nothing.
     *
     * @param values [C] in input units
     * @param coverage counts the targets
     */
    public void observe(ForecastState state, long step, float[] values, Coverage coverage) {
        for (Iterator<Issue> all = state.waiting.iterator(); all.hasNext(); ) {
            Issue issue = all.next();
            long ahead = step - issue.step() - 1;
            if (ahead >= 0 && ahead < rule.horizon()) {
                learn(state, issue, (int) ahead, values, coverage);
            }
            if (ahead >= rule.horizon() - 1) {
                all.remove();
            }
        }
    }

    private void learn(ForecastState state, Issue issue, int ahead, float[] values, Coverage coverage) {
        float[] offsets = state.offsets;
        if (offsets == null) {
            return;
        }
        for (int c = 0; c < values.length; c++) {
            if (Float.isNaN(values[c])) {
                continue;
            }
            int cell = ahead * values.length + c;
            double error = (values[c] - issue.mean()[c]) / issue.scale()[c] - issue.backbone()[cell];
            double left = error - corrected(state.correctionSums, issue, cell, error);
            double residual = left - reverted(state.levelSums, issue, c, left);
            int at = cell * levels.length;
            coverage.count(residual, offsets, at);
            move(offsets, at, residual);
        }
    }

    /** What was added to the backbone's forecast of a cell; its outcome is learned. */
    private double corrected(@Nullable CorrectionSums sums, Issue issue, int cell, double error) {
        if (sums == null || issue.correction().length == 0) {
            return 0;
        }
        double correction = issue.correction()[cell];
        double added = alpha(sums, cell) * correction;
        sums.learn(cell, keep, rule.spacingSteps(), error, correction);
        return added;
    }

    /** By how much a channel's forecast was drawn to the mean; the outcome of one step ahead is learned. */
    private double reverted(@Nullable CorrectionSums sums, Issue issue, int channel, double left) {
        if (sums == null) {
            return 0;
        }
        double way = -issue.level()[channel];
        double moved = beta(sums, channel) * way;
        sums.learn(channel, keepLevel, rule.spacingSteps() / (double) rule.horizon(), left, way);
        return moved;
    }

    private void move(float[] offsets, int at, double residual) {
        double width = Math.max(SMALLEST_WIDTH, offsets[at + levels.length - 1] - offsets[at]);
        double rate = Math.min(.5, RATE * rule.spacingSteps()) * width;
        float middle = offsets[at + median];
        for (int q = 0; q < levels.length; q++) {
            offsets[at + q] += (float) (rate * (levels[q] - (residual < offsets[at + q] ? 1 : 0)));
        }
        offsets[at + median] = middle;
        for (int q = at + median - 1; q >= at; q--) {
            offsets[q] = Math.min(offsets[q], offsets[q + 1]);
        }
        for (int q = at + median + 1; q < at + levels.length; q++) {
            offsets[q] = Math.max(offsets[q], offsets[q - 1]);
        }
    }

    /** The share of the correction that is kept, of a cell of [H, C]. */
    double alpha(CorrectionSums sums, int cell) {
        return share(sums, cell, rule.alpha(), 1);
    }

    /** The share of the way to the running mean that a channel's forecast goes. */
    double beta(CorrectionSums sums, int channel) {
        return share(sums, channel, 0, MOST_REVERTED);
    }

    private double share(CorrectionSums sums, int cell, double first, double most) {
        double energy = sums.energy()[cell];
        if (!(energy > 0)) {
            return first;
        }
        double n = sums.count()[cell];
        double prior = rule.priorSteps();
        double tracked = (n * sums.product()[cell] + prior * first * energy) / ((n + prior) * energy);
        return Math.max(0, Math.min(most, tracked));
    }

    /**
     * The forecast as it is to be given out; it is followed where its turn has come.
     *
     * @param own the model's levels [H, C, Q], normalised: an entity begins with their distances from the point forecast
     * @return levels [H, C, Q], normalised
     */
    public float[] issue(ForecastState state, Issue issue, float[] own) {
        if (state.offsets == null) {
            state.offsets = spread(own);
        }
        if (Math.floorMod(issue.step() + 1, rule.spacingSteps()) == 0) {
            state.waiting.add(issue);
        }
        float[] forecast = state.offsets.clone();
        int at = 0;
        for (int cell = 0; cell < rule.cells(); cell++) {
            float point = point(state, issue, cell);
            for (int q = 0; q < levels.length; q++) {
                forecast[at++] += point;
            }
        }
        return forecast;
    }

    private float point(ForecastState state, Issue issue, int cell) {
        double point = corrected(state, issue, cell);
        if (rule.reverts()) {
            if (state.levelSums == null) {
                state.levelSums = CorrectionSums.begun(rule.channels());
            }
            int channel = cell % rule.channels();
            point -= beta(state.levelSums, channel) * issue.level()[channel];
        }
        return (float) point;
    }

    private double corrected(ForecastState state, Issue issue, int cell) {
        float backbone = issue.backbone()[cell];
        if (issue.correction().length == 0) {
            return backbone;
        }
        if (state.correctionSums == null) {
            state.correctionSums = CorrectionSums.begun(rule.cells());
        }
        return backbone + alpha(state.correctionSums, cell) * issue.correction()[cell];
    }

    /** Each level less the point forecast. */
    private float[] spread(float[] own) {
        float[] spread = own.clone();
        for (int at = 0; at < spread.length; at += levels.length) {
            for (int q = 0; q < levels.length; q++) {
                spread[at + q] -= own[at + median];
            }
        }
        return spread;
    }
}
