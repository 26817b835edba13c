package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.detect.EntityShadows.Shadow;
import dev.heed.forecast.IssuedForecast;
import dev.heed.model.serving.ModelId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the shadows of an entity, each on a state of its own, and holds the active model's hops against theirs.
 *
 * @param intervalMicros of event time that a comparison covers
 */
record Comparing(long intervalMicros) {
    /** Takes a shadow's hop in; returns what the shadow makes of it. */
    Detection shadow(EntityShadows entity, DetectLane lane, Attended attended, Consumer<Compared> out) {
        Shadow shadow = entity.of(attended.model());
        long time = attended.steps().timeMicros();
        if (shadow == null || lane.detector().isForgotten(shadow.served().detection(), time)) {
            entity.shadows.remove(shadow);
            ServedDetection begun = new ServedDetection(
                    attended.model(), lane.model().series(), lane.detector().newEntity(time));
            shadow = new Shadow(attended.model(), begun, new Comparison());
            entity.shadows.add(shadow);
        }
        EntityDetection own = shadow.served().detection();
        IssuedForecast forecast = lane.forecaster().issue(own.forecast, null, attended);
        Detection detection = lane.detector().detect(own, attended, forecast);
        shadow.comparison().shadow.see(detection, lane.period(), lane.tracking());
        pair(attended.entity(), shadow, lane, out);
        return detection;
    }

    /** Takes the active model's hop in. A shadow that has stopped, or is active by now, gives what it has. */
    void active(EntityShadows entity, DetectLane lane, Detection detection, Consumer<Compared> out) {
        ModelId active = detection.attended().model();
        List<Shadow> stopped = new ArrayList<>();
        for (Shadow shadow : entity.shadows) {
            Comparison comparison = shadow.comparison();
            long silence = detection.timeMicros() - shadow.served().detection().lastMicros;
            boolean hasStopped = isSame(shadow.model(), active) || silence > 2 * intervalMicros;
            boolean changes = comparison.activeModel != null && !isSame(comparison.activeModel, active);
            if (hasStopped || changes) {
                give(comparison.end(detection.entity(), shadow.model()), out);
            }
            if (hasStopped) {
                stopped.add(shadow);
            } else {
                comparison.activeModel = active;
                comparison.active.see(detection, lane.period(), lane.tracking());
                pair(detection.entity(), shadow, lane, out);
            }
        }
        entity.shadows.removeAll(stopped);
    }

    private static boolean isSame(ModelId one, ModelId other) {
        return one.digest().equals(other.digest());
    }

    private void pair(String entity, Shadow shadow, DetectLane lane, Consumer<Compared> out) {
        give(shadow.comparison().pair(entity, shadow.model(), lane.period().micros(), intervalMicros), out);
    }

    private static void give(@Nullable Compared compared, Consumer<Compared> out) {
        if (compared != null) {
            out.accept(compared);
        }
    }
}
