package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.model.forecasting.ForecastState;
import dev.heed.model.scoring.AlarmThreshold;
import dev.heed.model.scoring.FaithfulnessScores;
import dev.heed.model.scoring.ScoringState;
import dev.heed.model.scoring.StepScorer;
import dev.heed.model.series.HalfLife;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores the steps of a hop and follows the entity's alerts. Steps without the model's whole receptive field behind them
 * get score 0, teach nothing and raise no alert; neither do steps of which nothing was observed. While much less is observed than usual, scores are given, but no
 * alert opens: see {@link Presence}.
 */
final class Detector {
    private final DetectorSettings settings;
    private final int channels;
    private final StepScorer scorer;
    private final AlarmThreshold threshold;
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
        this.tracker = new AlertTracker(settings.rule(), channels);
        this.memory = new MomentMemory(settings.moments(), settings.receptiveField(), settings.period());
        this.check = new SaliencyCheck(settings);
        this.usualRate = new HalfLife(settings.scoring().usual().halfLifeSteps()).rate();
    }

    EntityDetection newEntity(long timeMicros) {
        EntityDetection entity = new EntityDetection(
                scorer.newState(), threshold.newState(), new Moments(), new Presence(), new ForecastState());
        entity.lastMicros = timeMicros;
        return entity;
    }

    /** Whether the entity was silent for longer than its state is kept. */
    boolean isForgotten(EntityDetection entity, long timeMicros) {
        return timeMicros - entity.lastMicros > settings.retention().toMillis() * 1000;
    }

    /** The watermark, in ms, from which on the entity's state would not be used again. */
    long forgottenAt(EntityDetection entity) {
        return Math.floorDiv(entity.lastMicros, 1000L) + settings.retention().toMillis() + 1;
    }

    /** What is found out of a hop of h steps: [h], [h], [h × C], [h]. */
    record Scored(float[] score, float[] threshold, float[] saliency, boolean[] scored, List<Alert> alerts) {
        static Scored of(int hop, int channels) {
            return new Scored(
                    new float[hop], new float[hop], new float[hop * channels], new boolean[hop], new ArrayList<>());
        }
    }

    Detection detect(EntityDetection entity, Attended attended) {
        int hop = attended.hop();
        Scored scored = Scored.of(hop, channels);
        String owner = attended.entity() + '\n' + attended.model().digest();
        entity.moments.belongTo(attended.model().digest());
        if (entity.event != null && attended.history() < settings.receptiveField()) {
            tracker.end(entity.event, owner, scored.alerts()::add);
            entity.event = null;
        }
        ScoringState before = check.isDue(attended) ? entity.scoring.copy() : null;
        long step = settings.period().stepAt(attended.timeMicros());
        for (int i = 0; i < hop; i++) {
            scored.threshold()[i] = (float) entity.threshold.value();
            int seen = seen(attended.observed(), i * channels);
            if (seen > 0) {
                entity.presence.see(seen / (double) channels, usualRate);
            }
            if (attended.history() + i >= settings.receptiveField() && seen > 0) {
                score(entity, attended, owner, i, settings.period().startOf(step + i), scored);
            }
        }
        entity.lastMicros = settings.period().startOf(step + hop - 1);
        if (scored.scored()[hop - 1] && entity.event == null) {
            memory.passed(entity.moments, entity.lastMicros, context(attended, hop - 1));
        }
        return detection(
                attended, entity.lastMicros, scored, before == null ? null : check.after(before, attended, scored));
    }

    private void score(EntityDetection entity, Attended attended, String owner, int i, long time, Scored scored) {
        int at = i * channels;
        double score = scorer.score(
                entity.scoring,
                time,
                attended.values(),
                attended.observed(),
                attended.expectation(),
                at,
                scored.saliency());
        scored.score()[i] = (float) score;
        scored.scored()[i] = true;
        double limit = threshold.next(entity.threshold, scored.score()[i]);
        entity.event = tracker.step(
                entity.event,
                !entity.presence.isMostlyMissing(),
                owner,
                time,
                scored.score()[i],
                limit,
                scored.saliency(),
                at,
                alert -> scored.alerts()
                        .add(alert.state() == Alert.State.OPEN ? remembered(entity, attended, i, alert) : alert));
    }

    /** An opening with the past moments that it looks like; it is one of them from then on. */
    private Alert remembered(EntityDetection entity, Attended attended, int i, Alert alert) {
        float[] context = context(attended, i);
        List<SimilarMoment> similar = memory.similar(entity.moments, alert.startedMicros(), context);
        memory.opened(entity.moments, alert.timeMicros(), context);
        return alert.beside(similar);
    }

    private static float[] context(Attended attended, int i) {
        int width = attended.context().length / attended.hop();
        return Arrays.copyOfRange(attended.context(), i * width, (i + 1) * width);
    }

    private int seen(byte[] observed, int at) {
        int seen = 0;
        for (int c = 0; c < channels; c++) {
            seen += observed[at + c] == 0 ? 0 : 1;
        }
        return seen;
    }

    private Detection detection(
            Attended attended, long lastStepMicros, Scored scored, @Nullable FaithfulnessScores faithfulness) {
        return new Detection(
                attended.entity(),
                attended.timeMicros(),
                lastStepMicros,
                attended.hop(),
                attended.history(),
                attended.model(),
                attended.observed(),
                attended.mean(),
                attended.scale(),
                attended.weights(),
                attended.features(),
                attended.context(),
                attended.attention(),
                scored.score(),
                scored.threshold(),
                scored.saliency(),
                inInputUnits(attended),
                scored.alerts(),
                faithfulness);
    }

    private float[] inInputUnits(Attended attended) {
        if (attended.history() + attended.hop() - 1 < settings.receptiveField()) {
            return new float[0];
        }
        float[] forecast = attended.forecast().clone();
        float[] mean = attended.mean();
        float[] scale = attended.scale();
        int levels = settings.levels();
        int c = 0;
        for (int at = 0; at < forecast.length; at += levels) {
            for (int q = at; q < at + levels; q++) {
                forecast[q] = mean[c] + scale[c] * forecast[q];
            }
            c = c + 1 < channels ? c + 1 : 0;
        }
        return forecast;
    }
}
