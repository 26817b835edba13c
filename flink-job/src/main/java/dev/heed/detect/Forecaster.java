package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.model.forecasting.BackboneRefit;
import dev.heed.model.forecasting.Coverage;
import dev.heed.model.forecasting.ForecastState;
import dev.heed.model.forecasting.ForecastTracker;
import dev.heed.model.forecasting.Issue;
import dev.heed.model.forecasting.RefitState;
import dev.heed.model.forecasting.Tracking;
import org.jspecify.annotations.Nullable;

/**
 * Gives the model's forecast the share of the correction, the levels and, where that is wanted, the backbone that the
 * entity's observed values ask for. A hop teaches first; what is issued at its last step has seen it all.
 */
final class Forecaster {
    private static final float[] NOTHING = {};

    private final ForecasterSettings settings;
    private final Tracking tracking;
    private final ForecastTracker tracker;
    private final @Nullable BackboneRefit refit;
    private final Coverage coverage;

    Forecaster(ForecasterSettings settings, @Nullable BackboneRefit refit) {
        this.settings = settings;
        this.tracking = settings.tracking();
        this.tracker = new ForecastTracker(tracking);
        this.refit = refit;
        this.coverage = new Coverage(tracking.levels().size());
    }

    /** How often targets came below each level, since this was made. */
    Coverage coverage() {
        return coverage;
    }

    /** Null where nothing is refitted. */
    @Nullable
    RefitState newRefitState() {
        return refit == null ? null : refit.newState();
    }

    /** The hop with the forecast that is to be given out; as it was while the entity is warming up. */
    Attended improve(ForecastState state, @Nullable RefitState own, Attended attended) {
        long first = settings.period().stepAt(attended.timeMicros());
        for (int i = 0; i < attended.hop(); i++) {
            tracker.observe(state, first + i, observed(attended, i), coverage);
        }
        float[] refitted = null;
        if (refit != null && own != null) {
            refit.learn(own, first, attended.values(), attended.observed());
            refitted = refit.forecast(own);
        }
        if (attended.history() + attended.hop() - 1 < settings.receptiveField()) {
            return attended;
        }
        return attended.withForecast(issue(state, refitted, attended, first + attended.hop() - 1));
    }

    /** Values of a step in input units, NaN where nothing was read. */
    private float[] observed(Attended attended, int step) {
        float[] values = new float[tracking.channels()];
        for (int c = 0; c < values.length; c++) {
            int cell = step * values.length + c;
            values[c] = attended.observed()[cell] == 0
                    ? Float.NaN
                    : attended.mean()[c] + attended.scale()[c] * attended.values()[cell];
        }
        return values;
    }

    private float[] issue(ForecastState state, float @Nullable [] refitted, Attended attended, long step) {
        float[] correction = attended.correction();
        Issue issue = new Issue(
                step,
                attended.mean(),
                attended.scale(),
                refitted == null ? backbone(attended.forecast(), correction) : refitted,
                settings.corrects() ? correction : NOTHING);
        return tracker.issue(state, issue, attended.forecast());
    }

    /** The point forecast without the card's share of the correction. */
    private float[] backbone(float[] forecast, float[] correction) {
        float[] backbone = new float[tracking.cells()];
        int levels = tracking.levels().size();
        int median = tracking.median();
        for (int cell = 0; cell < backbone.length; cell++) {
            backbone[cell] = forecast[cell * levels + median];
        }
        float alpha = (float) tracking.alpha();
        for (int cell = 0; cell < correction.length; cell++) {
            backbone[cell] -= alpha * correction[cell];
        }
        return backbone;
    }
}
