package dev.heed.detect;

import dev.heed.forecast.IssuedForecast;
import dev.heed.model.forecasting.Tracking;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of two models that are compared on an entity: what waits for the other one's. Mutable, owned by one thread. */
final class ComparedSide {
    /** Hops that wait for the other model's; beyond so many it does not come any more. */
    private static final int MOST_HOPS = 1000;

    /** Hops whose counterpart did not come yet, oldest first. */
    final Deque<Hop> hops = new ArrayDeque<>();
    /** Alerts, oldest first. */
    final List<Span> alerts = new ArrayList<>();
    /** Forecasts all of whose targets came, and whose counterpart's did not yet. */
    final Deque<Outcome> outcomes = new ArrayDeque<>();
    /** The forecast whose targets are coming; null between two of them. */
    @Nullable
    Followed followed;

    double micros;
    int microSteps;

    /**
     * A hop.
     *
     * @param model whose
     * @param scores [h], NaN where a step was not scored
     * @param alerts that were told in it
     */
    record Hop(long timeMicros, ModelId model, float[] scores, List<Told> alerts) {}

    /**
     * What was told of an alert.
     *
     * @param startedMicros start of its event
     * @param timeMicros the step that it was told of
     */
    record Told(String id, long startedMicros, long timeMicros, Alert.State state) {}

    /**
     * An alert.
     *
     * @param startedMicros start of its event
     * @param lastMicros its last step; {@link Long#MAX_VALUE} while it is open
     * @param isNew whether it opened in this interval
     */
    record Span(String id, long startedMicros, long lastMicros, boolean isNew) {
        boolean overlaps(Span other) {
            return startedMicros <= other.lastMicros && other.startedMicros <= lastMicros;
        }
    }

    /**
     * How far a forecast was off.
     *
     * @param step at which it was issued
     * @param lastStep of its horizon
     * @param cells H·C of the forecast
     * @param targets that were observed
     * @param sum of their absolute errors, each in scales of its channel
     */
    record Outcome(long step, long lastStep, int cells, int targets, double sum) {}

    /**
     * A forecast whose targets are coming. Mutable.
     *
     * @param medians [H × C] in input units
     * @param scale [C] in input units
     * @param sum [targets, sum of absolute errors] so far
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Followed(long step, float[] medians, float[] scale, double[] sum) {}

    /** Takes a hop in, with the forecast that was issued at its end. */
    void see(Detection detection, Period period, Tracking tracking) {
        Window steps = detection.attended().steps();
        float[] scores = detection.scores().score().clone();
        for (int i = 0; i < scores.length; i++) {
            scores[i] = detection.scores().scored()[i] ? scores[i] : Float.NaN;
        }
        List<Told> told = detection.alerts().stream()
                .filter(alert -> alert.former() == null)
                .map(alert ->
                        new Told(alert.event().id(), alert.event().startedMicros(), alert.timeMicros(), alert.state()))
                .toList();
        hops.add(new Hop(steps.timeMicros(), detection.attended().model(), scores, told));
        while (hops.size() > MOST_HOPS) {
            hops.remove();
        }
        if (detection.attended().stepMicros() > 0) {
            micros += detection.attended().stepMicros() * (double) steps.hop();
            microSteps += steps.hop();
        }
        observe(steps, period);
        IssuedForecast forecast = detection.forecast();
        if (followed == null && forecast != null) {
            follow(forecast, steps, period, tracking);
        }
    }

    /** Follows an alert. */
    void hear(Told told) {
        Span before = alerts.stream()
                .filter(span -> span.id.equals(told.id))
                .findFirst()
                .orElse(null);
        alerts.remove(before);
        if (before != null || told.state == Alert.State.OPEN) {
            alerts.add(new Span(
                    told.id,
                    told.startedMicros,
                    told.state == Alert.State.CLOSED ? told.timeMicros : Long.MAX_VALUE,
                    before == null || before.isNew));
        }
    }

    /** Both models follow the same forecasts: those issued in the first hop of each horizon's length. */
    private void follow(IssuedForecast forecast, Window steps, Period period, Tracking tracking) {
        int channels = steps.scale().length;
        int levels = tracking.levels().size();
        int cells = tracking.cells();
        int horizon = cells / channels;
        int every = (horizon + steps.hop() - 1) / steps.hop() * steps.hop();
        long step = period.stepAt(forecast.issuedMicros());
        if (horizon == 0 || Math.floorMod(step + 1, every) >= steps.hop()) {
            return;
        }
        float[] medians = new float[cells];
        for (int cell = 0; cell < cells; cell++) {
            medians[cell] = forecast.values()[cell * levels + tracking.median()];
        }
        followed = new Followed(step, medians, steps.scale(), new double[2]);
    }

    private void observe(Window steps, Period period) {
        Followed forecast = followed;
        if (forecast == null) {
            return;
        }
        int channels = steps.scale().length;
        long first = period.stepAt(steps.timeMicros());
        for (int i = 0; i < steps.hop(); i++) {
            long ahead = first + i - forecast.step - 1;
            for (int c = 0; c < channels && ahead >= 0 && ahead * channels < forecast.medians.length; c++) {
                if (steps.observed()[i * channels + c] != 0) {
                    float value = steps.mean()[c] + steps.scale()[c] * steps.values()[i * channels + c];
                    forecast.sum[0]++;
                    forecast.sum[1] +=
                            Math.abs(value - forecast.medians[(int) ahead * channels + c]) / forecast.scale[c];
                }
            }
        }
        if ((first + steps.hop() - forecast.step - 1) * channels >= forecast.medians.length) {
            outcomes.add(new Outcome(
                    forecast.step,
                    forecast.step + forecast.medians.length / channels,
                    forecast.medians.length,
                    (int) forecast.sum[0],
                    forecast.sum[1]));
            followed = null;
        }
    }

    float stepMicros() {
        return microSteps == 0 ? Float.NaN : (float) (micros / microSteps);
    }

    /** Begins another interval: what is open goes on. */
    void nextInterval() {
        for (Iterator<Span> all = alerts.iterator(); all.hasNext(); ) {
            if (all.next().lastMicros != Long.MAX_VALUE) {
                all.remove();
            }
        }
        alerts.replaceAll(span -> new Span(span.id, span.startedMicros, span.lastMicros, false));
        micros = 0;
        microSteps = 0;
    }
}
