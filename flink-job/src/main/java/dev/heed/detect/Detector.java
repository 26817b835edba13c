package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.forecast.IssuedForecast;
import dev.heed.model.forecasting.ForecastState;
import dev.heed.model.scoring.AlarmThreshold;
import dev.heed.model.scoring.ScoringState;
import dev.heed.model.scoring.StepScorer;
import dev.heed.model.series.HalfLife;
import dev.heed.window.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores the steps of a hop and follows the entity's alerts. Steps without the model's whole receptive field behind them
 * get score 0, teach nothing and raise no alert; neither do steps of which nothing was observed. While much less is observed
 * than usual, scores are given, but no alert opens: see {@link Presence}.
 */
final class Detector {
    private final DetectorSettings settings;
    private final int channels;
    private final StepScorer scorer;
    private final AlarmThreshold threshold;
    private final Judge judge;
    private final AlertTracker tracker;
    private final MomentMemory memory;
    private final SaliencyCheck check;
    /** At which the usual share of observed cells follows an entity. */
    private final double usualRate;

    Detector(DetectorSettings settings) {
        this.settings = settings;
        this.channels = settings.scoring().channels();
        this.scorer = StepScorer.of(settings.scoring(), settings.period());
        this.threshold = new AlarmThreshold(settings.scoring().threshold());
        this.memory = new MomentMemory(settings.moments(), settings.receptiveField(), settings.period());
        this.judge = new Judge(settings.rule().openFactor());
        this.tracker = new AlertTracker(settings.rule(), new Expected(settings.scoring()), channels, memory, judge);
        this.check = new SaliencyCheck(settings);
        this.usualRate = new HalfLife(settings.scoring().usual().halfLifeSteps()).rate();
    }

    EntityDetection newEntity(long timeMicros) {
        EntityDetection entity = new EntityDetection(
                scorer.newState(),
                threshold.newState(),
                new PastMoments(),
                new Presence(),
                new Habits(),
                new Verdicts(),
                new ForecastState());
        entity.lastMicros = timeMicros;
        return entity;
    }

    /** Whether the entity was silent for longer than its state is kept. */
    boolean isForgotten(EntityDetection entity, long timeMicros) {
        return timeMicros - lastMicros(entity) > settings.retention().toMillis() * 1000;
    }

    /** The watermark, in ms, from which on the entity's state would not be used again. */
    long forgottenAt(EntityDetection entity) {
        return Math.floorDiv(lastMicros(entity), 1000L) + settings.retention().toMillis() + 1;
    }

    /** When the entity was last seen, or the end of the time for which its alerts are to be ignored. */
    private static long lastMicros(EntityDetection entity) {
        return Math.max(entity.lastMicros, entity.verdicts.ignoredUntilMicros);
    }

    /** Verdicts so far of alerts that are not known. */
    long unmatchedVerdicts() {
        return judge.unmatched();
    }

    Detection detect(EntityDetection entity, Attended attended, @Nullable IssuedForecast forecast) {
        Window steps = attended.steps();
        int hop = steps.hop();
        Scores scores = Scores.none(hop, channels);
        List<Alert> alerts = new ArrayList<>();
        entity.moments.belongTo(attended.model().digest());
        steps.verdicts().forEach(said -> judge.hear(entity.verdicts, said));
        if (steps.history() < settings.receptiveField()) {
            alerts.addAll(tracker.end(entity, attended));
        }
        ScoringState before = check.isDue(steps) ? entity.scoring.copy() : null;
        long step = settings.period().stepAt(steps.timeMicros());
        for (int i = 0; i < hop; i++) {
            scores.threshold()[i] = (float) entity.threshold.value();
            int seen = seen(steps.observed(), i * channels);
            if (seen > 0) {
                entity.presence.see(seen / (double) channels, usualRate);
            }
            boolean learns = entity.event == null || !entity.event.alerted;
            entity.habits.see(steps, i, learns, usualRate);
            if (steps.history() + i >= settings.receptiveField() && seen > 0) {
                alerts.addAll(
                        score(entity, attended, scores, i, settings.period().startOf(step + i)));
            }
        }
        entity.lastMicros = settings.period().startOf(step + hop - 1);
        if (scores.scored()[hop - 1] && entity.event == null) {
            memory.passed(entity.moments, entity.lastMicros, attended.context(hop - 1));
        }
        return new Detection(
                attended, scores, forecast, alerts, before == null ? null : check.after(before, attended, scores));
    }

    private List<Alert> score(EntityDetection entity, Attended attended, Scores scores, int i, long time) {
        Window steps = attended.steps();
        float score = (float) scorer.score(
                entity.scoring,
                time,
                steps.values(),
                steps.observed(),
                attended.output().expectation(),
                i * channels,
                scores.saliency());
        scores.score()[i] = score;
        scores.scored()[i] = true;
        double limit = threshold.next(entity.threshold, score);
        boolean mayOpen = !entity.presence.isMostlyMissing();
        return tracker.step(entity, new ScoredStep(attended, scores, i, time, limit, mayOpen));
    }

    private int seen(byte[] observed, int at) {
        int seen = 0;
        for (int c = 0; c < channels; c++) {
            seen += observed[at + c] == 0 ? 0 : 1;
        }
        return seen;
    }
}
