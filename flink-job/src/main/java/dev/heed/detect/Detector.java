package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.model.scoring.AlarmThreshold;
import dev.heed.model.scoring.StepScorer;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores the steps of a hop and follows the entity's alerts. Steps without the model's whole receptive field behind them
 * get score 0, teach nothing and raise no alert; neither do steps of which nothing was observed.
 */
final class Detector {
    private final DetectorSettings settings;
    private final int channels;
    private final StepScorer scorer;
    private final AlarmThreshold threshold;
    private final AlertTracker tracker;

    Detector(DetectorSettings settings) {
        this.settings = settings;
        this.channels = settings.scoring().channels();
        this.scorer = StepScorer.of(settings.scoring(), settings.period());
        this.threshold = new AlarmThreshold(settings.scoring().threshold());
        this.tracker = new AlertTracker(settings.rule(), channels);
    }

    EntityDetection newEntity(long timeMicros) {
        EntityDetection entity = new EntityDetection(scorer.newState(), threshold.newState());
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

    Detection detect(EntityDetection entity, Attended attended) {
        int hop = attended.hop();
        float[] score = new float[hop];
        float[] thresholds = new float[hop];
        float[] saliency = new float[hop * channels];
        List<Alert> alerts = new ArrayList<>();
        String owner = attended.entity() + '\n' + attended.model().digest();
        if (entity.event != null && attended.history() < settings.receptiveField()) {
            tracker.end(entity.event, owner, alerts::add);
            entity.event = null;
        }
        long step = settings.period().stepAt(attended.timeMicros());
        for (int i = 0; i < hop; i++) {
            thresholds[i] = (float) entity.threshold.value();
            if (attended.history() + i < settings.receptiveField() || !seen(attended.observed(), i * channels)) {
                continue;
            }
            long time = settings.period().startOf(step + i);
            score[i] = (float) scorer.score(
                    entity.scoring,
                    time,
                    attended.values(),
                    attended.observed(),
                    attended.expectation(),
                    i * channels,
                    saliency);
            double limit = threshold.next(entity.threshold, score[i]);
            entity.event =
                    tracker.step(entity.event, owner, time, score[i], limit, saliency, i * channels, alerts::add);
        }
        entity.lastMicros = settings.period().startOf(step + hop - 1);
        return detection(attended, entity.lastMicros, score, thresholds, saliency, alerts);
    }

    private boolean seen(byte[] observed, int at) {
        for (int c = 0; c < channels; c++) {
            if (observed[at + c] != 0) {
                return true;
            }
        }
        return false;
    }

    private Detection detection(
            Attended attended,
            long lastStepMicros,
            float[] score,
            float[] thresholds,
            float[] saliency,
            List<Alert> alerts) {
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
                score,
                thresholds,
                saliency,
                inInputUnits(attended),
                alerts);
    }

    private float[] inInputUnits(Attended attended) {
        if (attended.history() + attended.hop() - 1 < settings.receptiveField()) {
            return new float[0];
        }
        float[] forecast = attended.forecast().clone();
        int levels = settings.levels();
        for (int i = 0; i < forecast.length; i++) {
            int c = i / levels % channels;
            forecast[i] = attended.mean()[c] + attended.scale()[c] * forecast[i];
        }
        return forecast;
    }
}
