package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.forecast.IssuedForecast;
import dev.heed.model.forecasting.ForecastState;
import dev.heed.model.scoring.ScoringState;
import dev.heed.model.scoring.StepScorer;
import dev.heed.model.series.HalfLife;
import dev.heed.window.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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
    private final Alarm alarm;
    private final BiConsumer<EntityDetection, ScoredStep> onStep;
    private final Judge judge;
    private final AlertTracker tracker;
    private final MomentMemory memory;
    private final SaliencyCheck check;
    /** At which the usual share of observed cells follows an entity. */
    private final double usualRate;

    Detector(DetectorSettings settings) {
        this(settings, (entity, step) -> {});
    }

    /** A detector that shows each scored step, with the entity as it was judged, before its alerts follow. */
    Detector(DetectorSettings settings, BiConsumer<EntityDetection, ScoredStep> onStep) {
        this.onStep = onStep;
        this.settings = settings;
        this.channels = settings.scoring().channels();
        this.scorer = StepScorer.of(settings.scoring(), settings.period());
        this.alarm = new Alarm(settings.scoring(), settings.rule(), settings.period());
        this.memory = new MomentMemory(settings.moments(), settings.receptiveField(), settings.period());
        this.judge = new Judge();
        this.tracker = new AlertTracker(settings, memory, alarm, judge);
        this.check = new SaliencyCheck(settings);
        this.usualRate = new HalfLife(settings.scoring().usual().halfLifeSteps()).rate();
    }

    EntityDetection newEntity(long timeMicros) {
        EntityDetection entity = new EntityDetection(
                scorer.newState(),
                new PastMoments(),
                new Presence(),
                new Habits(),
                new Verdicts(),
                new ForecastState());
        entity.lastMicros = timeMicros;
        return entity;
    }

    /**
     * What goes on when another model of the same channels served the entity before: what its values do, how much of it is
     * observed and what people said. What is usual of the scores and the forecasts begins from this model's card.
     */
    EntityDetection successorOf(EntityDetection before) {
        EntityDetection entity = new EntityDetection(
                scorer.newState(),
                new PastMoments(),
                before.presence,
                before.habits,
                before.verdicts,
                new ForecastState());
        entity.lastMicros = before.lastMicros;
        return entity;
    }

    /** Ends the event of an entity that another model serves from now on; returns the alerts to be given out. */
    List<Alert> leave(EntityDetection entity, Attended at) {
        return tracker.end(entity, at, Alert.Ending.MODEL_CHANGED);
    }

    /** Whether the entity was silent for longer than its state is kept. */
    boolean isForgotten(EntityDetection entity, long timeMicros) {
        return timeMicros - lastMicros(entity) > settings.retention().toMillis() * 1000;
    }

    /** The watermark, in ms, from which on the entity's state would not be used again. */
    long forgottenAt(EntityDetection entity) {
        return forgottenAt(entity, settings.retention());
    }

    /** The same for any model. */
    static long forgottenAt(EntityDetection entity, Duration retention) {
        return Math.floorDiv(lastMicros(entity), 1000L) + retention.toMillis() + 1;
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
        if (entity.usual == null) {
            entity.usual = alarm.newUsual(settings.trained().contains(attended.entity()));
        }
        steps.verdicts().forEach(said -> judge.hear(entity.verdicts, said));
        if (steps.history() < settings.receptiveField()) {
            alerts.addAll(tracker.end(entity, attended, Alert.Ending.SILENT));
        }
        ScoringState before = check.isDue(steps) ? entity.scoring.copy() : null;
        long step = settings.period().stepAt(steps.timeMicros());
        boolean anomalous = false;
        for (int i = 0; i < hop; i++) {
            scores.threshold()[i] = (float) entity.usual().score.level();
            int seen = seen(steps.observed(), i * channels);
            if (seen > 0) {
                entity.presence.see(seen / (double) channels, usualRate);
            }
            entity.habits.see(steps, i, entity.isQuiet(), usualRate, settings.clipSigmas());
            if (steps.history() + i >= settings.receptiveField() && seen > 0) {
                ScoredStep scored =
                        score(entity, attended, scores, i, settings.period().startOf(step + i));
                alerts.addAll(tracker.step(entity, scored));
                anomalous |= !entity.isQuiet()
                        || scored.shown().strength() >= scored.shown().level();
            }
        }
        entity.lastMicros = settings.period().startOf(step + hop - 1);
        if (scores.scored()[hop - 1] && entity.event == null) {
            memory.passed(entity.moments, entity.lastMicros, attended.context(hop - 1));
        }
        return new Detection(
                attended,
                scores,
                forecast,
                alarm.warmUp(entity.usual()),
                alerts,
                before == null ? null : check.after(before, attended, scores, anomalous));
    }

    private ScoredStep score(EntityDetection entity, Attended attended, Scores scores, int i, long time) {
        Window steps = attended.steps();
        float score = (float) scorer.score(
                entity.scoring,
                time,
                steps.values(),
                steps.observed(),
                attended.output().expectation(),
                i * channels,
                entity.isQuiet(),
                scores.saliency());
        scores.score()[i] = score;
        scores.scored()[i] = true;
        boolean mayOpen = !entity.presence.isMostlyMissing() && !alarm.isWarmingUp(entity.usual());
        Alarm.Shown shown = alarm.next(entity, steps, i, score, entity.isQuiet());
        ScoredStep step = new ScoredStep(attended, scores, i, time, shown, mayOpen);
        onStep.accept(entity, step);
        return step;
    }

    private int seen(byte[] observed, int at) {
        int seen = 0;
        for (int c = 0; c < channels; c++) {
            seen += observed[at + c] == 0 ? 0 : 1;
        }
        return seen;
    }
}
