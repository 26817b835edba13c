package dev.heed.model.forecasting;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Learns from observed targets how much of the correction to keep and how far the levels lie from the point forecast, per
 * channel and step ahead.
 *
 * <p>With e the backbone's error, R the correction and n the decayed number of steps with an outcome, the share is α =
 * clip((n Σ e·R / Σ R² + d α₀) / (n + d), 0, 1). A level τ moves by q += .004 (highest − lowest)(τ − [residual &lt; q]) for
 * each step (Gibbs &amp; Candès 2021). Where only every n-th issue is followed, each counts for n steps. Immutable: what
 * changes is in {@link ForecastState}.
 */
public final class ForecastTracker {
    private static final double RATE = .004;
    /** Keeps levels that have met from staying together for ever, in z. */
    private static final double SMALLEST_WIDTH = .01;

    private final Tracking rule;
    private final double keep;

    /** A tracker after a rule. */
    public ForecastTracker(Tracking rule) {
        this.rule = rule;
        this.keep = Math.pow(2, -rule.spacingSteps() / rule.halfLifeSteps());
    }

    /** The state of an entity that was never seen. */
    public ForecastState newState() {
        int cells = rule.cells();
        return new ForecastState(new float[cells], new float[cells], new float[cells], null, new ArrayDeque<>());
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
        for (int c = 0; c < rule.channels(); c++) {
            if (Float.isNaN(values[c]) || offsets == null) {
                continue;
            }
            int cell = ahead * rule.channels() + c;
            double y = (values[c] - issue.mean()[c]) / issue.scale()[c];
            double error = y - issue.backbone()[cell];
            double correction = issue.correction()[cell];
            double residual = error - alpha(state, cell) * correction;
            int weight = rule.spacingSteps();
            state.product[cell] = (float) (keep * state.product[cell] + weight * error * correction);
            state.energy[cell] = (float) (keep * state.energy[cell] + weight * correction * correction);
            state.count[cell] = (float) (keep * state.count[cell] + weight);
            int at = cell * rule.levels().size();
            coverage.count(residual, offsets, at);
            move(offsets, at, residual);
        }
    }

    private void move(float[] offsets, int at, double residual) {
        int levels = rule.levels().size();
        int median = rule.median();
        double width = Math.max(SMALLEST_WIDTH, offsets[at + levels - 1] - offsets[at]);
        double rate = Math.min(.5, RATE * rule.spacingSteps()) * width;
        for (int q = 0; q < levels; q++) {
            if (q != median) {
                double miss = rule.levels().get(q) - (residual < offsets[at + q] ? 1 : 0);
                offsets[at + q] += (float) (rate * miss);
            }
        }
        for (int q = median - 1; q >= 0; q--) {
            offsets[at + q] = Math.min(offsets[at + q], offsets[at + q + 1]);
        }
        for (int q = median + 1; q < levels; q++) {
            offsets[at + q] = Math.max(offsets[at + q], offsets[at + q - 1]);
        }
    }

    /** The share of the correction that is kept, of a cell of [H, C]. */
    double alpha(ForecastState state, int cell) {
        double energy = state.energy[cell];
        if (!(energy > 0)) {
            return rule.alpha();
        }
        double n = state.count[cell];
        double tracked =
                (n * state.product[cell] / energy + rule.priorSteps() * rule.alpha()) / (n + rule.priorSteps());
        return Math.max(0, Math.min(1, tracked));
    }

    /**
     * The forecast as it is to be given out; it is followed where its turn has come.
     *
     * @param spread [H, C, Q] that the levels begin with, less the point forecast; read once
     * @return levels [H, C, Q], normalised
     */
    public float[] issue(ForecastState state, Issue issue, float[] spread) {
        if (state.offsets == null) {
            state.offsets = spread.clone();
        }
        if (Math.floorMod(issue.step() + 1, rule.spacingSteps()) == 0) {
            state.waiting.add(issue);
        }
        int levels = rule.levels().size();
        float[] forecast = state.offsets.clone();
        for (int cell = 0; cell < rule.cells(); cell++) {
            float point = (float) (issue.backbone()[cell] + alpha(state, cell) * issue.correction()[cell]);
            for (int q = 0; q < levels; q++) {
                forecast[cell * levels + q] += point;
            }
        }
        return forecast;
    }
}
