package dev.heed.forecast;

import dev.heed.attend.Attended;
import dev.heed.model.forecasting.BackboneRefit;
import dev.heed.model.forecasting.Coverage;
import dev.heed.model.forecasting.ForecastState;
import dev.heed.model.forecasting.ForecastTracker;
import dev.heed.model.forecasting.Issue;
import dev.heed.model.forecasting.RefitState;
import dev.heed.model.forecasting.Tracking;
import dev.heed.model.series.ChannelLimits;
import dev.heed.window.Window;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the model's forecast the share of the correction, the levels and, where that is wanted, the backbone that the
 * entity's observed values ask for. A hop teaches first; what is issued at its last step has seen it all. Owned by one thread.
 */
public final class Forecaster {
    private static final float[] NOTHING = {};

    private final ForecasterSettings settings;
    private final Tracking tracking;
    private final ForecastTracker tracker;
    private final @Nullable BackboneRefit refit;
    private final Coverage coverage;
    /** [C] of the step that is looked at. */
    private final float[] observed;
    /** [C]: between which values forecasts stay. */
    private final float[] lowest;

    private final float[] highest;
    private final boolean isLimited;

    /**
     * A forecaster for a model; it reads what the backbone was fitted to where it is to be refitted.
     *
     * @param directory of the model on this machine
     */
    public Forecaster(ForecasterSettings settings, Path directory) {
        this(settings, settings.refit(directory));
    }

    Forecaster(ForecasterSettings settings, @Nullable BackboneRefit refit) {
        this.settings = settings;
        this.tracking = settings.tracking();
        this.tracker = new ForecastTracker(tracking);
        this.refit = refit;
        this.coverage = new Coverage(tracking.levels().size());
        this.observed = new float[tracking.channels()];
        this.lowest = settings.limits().lowest(settings.intake());
        this.highest = settings.limits().highest(settings.intake());
        this.isLimited = !settings.limits().equals(ChannelLimits.NONE);
    }

    /** How often targets came below each level, since this was made. */
    public Coverage coverage() {
        return coverage;
    }

    /** Share of targets that should come between the outermost levels. */
    public double promised() {
        List<Double> levels = tracking.levels();
        return levels.get(levels.size() - 1) - levels.get(0);
    }

    /** The state of an entity's own backbone; null where nothing is refitted. */
    public @Nullable RefitState newRefitState() {
        return refit == null ? null : refit.newState();
    }

    /**
     * Learns from a hop and issues the forecast at its last step.
     *
     * @param own the entity's own backbone; null where nothing is refitted
     * @return null while the entity is warming up
     */
    public @Nullable IssuedForecast issue(ForecastState state, @Nullable RefitState own, Attended attended) {
        Window steps = attended.steps();
        long first = settings.period().stepAt(steps.timeMicros());
        for (int i = 0; i < steps.hop(); i++) {
            observe(steps, i);
            tracker.observe(state, first + i, observed, coverage);
        }
        float[] refitted = null;
        if (refit != null && own != null) {
            refit.learn(own, first, steps.values(), steps.observed());
            refitted = refit.forecast(own);
        }
        if (steps.history() + steps.hop() - 1 < settings.receptiveField()) {
            return null;
        }
        return issue(state, refitted, attended, first + steps.hop() - 1);
    }

    /** Looks at a step in input units, NaN where nothing was read. */
    private void observe(Window steps, int step) {
        for (int c = 0; c < observed.length; c++) {
            int cell = step * observed.length + c;
            observed[c] =
                    steps.observed()[cell] == 0 ? Float.NaN : steps.mean()[c] + steps.scale()[c] * steps.values()[cell];
        }
    }

    private IssuedForecast issue(ForecastState state, float @Nullable [] refitted, Attended attended, long step) {
        Window steps = attended.steps();
        float[] forecast = attended.output().forecast();
        float[] correction = attended.output().correction();
        Issue issue = new Issue(
                step,
                steps.mean(),
                steps.scale(),
                refitted == null ? backbone(forecast, correction) : refitted,
                settings.corrects() ? correction : NOTHING);
        float[] levels = tracker.issue(state, issue, forecast);
        toInputUnits(levels, steps.mean(), steps.scale());
        limit(levels, steps);
        return new IssuedForecast(settings.period().startOf(step), levels);
    }

    /**
     * Keeps a forecast in input units, [horizon × channels × levels], where its channels stay. A limit that the newest value is
     * beyond is none.
     */
    private void limit(float[] forecast, Window steps) {
        if (!isLimited) {
            return;
        }
        int channels = lowest.length;
        int newest = steps.values().length - channels;
        int levels = tracking.levels().size();
        for (int c = 0; c < channels; c++) {
            float value = steps.mean()[c] + steps.scale()[c] * steps.values()[newest + c];
            float low = value < lowest[c] ? Float.NEGATIVE_INFINITY : lowest[c];
            float high = value > highest[c] ? Float.POSITIVE_INFINITY : highest[c];
            for (int at = c * levels; at < forecast.length; at += channels * levels) {
                for (int q = at; q < at + levels; q++) {
                    forecast[q] = Math.max(low, Math.min(high, forecast[q]));
                }
            }
        }
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

    private void toInputUnits(float[] forecast, float[] mean, float[] scale) {
        int levels = tracking.levels().size();
        int channels = tracking.channels();
        int c = 0;
        for (int at = 0; at < forecast.length; at += levels) {
            for (int q = at; q < at + levels; q++) {
                forecast[q] = mean[c] + scale[c] * forecast[q];
            }
            c = c + 1 < channels ? c + 1 : 0;
        }
    }
}
