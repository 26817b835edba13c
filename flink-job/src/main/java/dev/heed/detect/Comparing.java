package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.detect.EntityShadows.Shadow;
import dev.heed.forecast.IssuedForecast;
import dev.heed.model.serving.ModelId;
import dev.heed.models.ModelTag;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs the shadows of an entity, each on a state of its own, and holds the active model's hops against theirs. The active model's
 * hops say which shadows there are; a shadow's may come before them or after.
 *
 * @param intervalMicros of event time that a comparison covers
 */
record Comparing(long intervalMicros) {
    /** Takes a shadow's hop in; returns what the shadow makes of it. */
    Detection shadow(EntityShadows entity, DetectLane lane, Attended attended, Consumer<Compared> out) {
        Shadow known = find(entity, attended.model());
        long time = attended.steps().timeMicros();
        ServedDetection served = known.served();
        if (served == null || lane.detector().isForgotten(served.detection(), time)) {
            served = new ServedDetection(
                    attended.model(), lane.model().series(), lane.detector().newEntity(time));
            entity.shadows.set(entity.shadows.indexOf(known), new Shadow(known.model(), served, known.comparison()));
        }
        EntityDetection own = served.detection();
        IssuedForecast forecast = lane.forecaster().issue(own.forecast, null, attended);
        Detection detection = lane.detector().detect(own, attended, forecast);
        Comparison comparison = known.comparison();
        comparison.shadow.see(detection, lane.period(), lane.tracking());
        comparison.pair(attended.entity(), attended.model(), lane.period(), intervalMicros, out);
        forgetStopped(entity, attended.entity(), time, out);
        return detection;
    }

    /** Takes the active model's hop in. */
    void active(EntityShadows entity, DetectLane lane, Detection detection, Consumer<Compared> out) {
        List<ModelTag> beside = detection.attended().steps().shadows();
        for (ModelTag tag : beside) {
            find(entity, new ModelId(tag.name(), tag.version(), tag.digest()));
        }
        for (Shadow shadow : entity.shadows) {
            Comparison comparison = shadow.comparison();
            boolean runs = beside.stream()
                    .anyMatch(tag -> tag.digest().equals(shadow.model().digest()));
            if (runs) {
                comparison.stopMicros = Long.MAX_VALUE;
                comparison.active.see(detection, lane.period(), lane.tracking());
                comparison.pair(detection.entity(), shadow.model(), lane.period(), intervalMicros, out);
            } else if (comparison.hasBegunBefore(detection.timeMicros())) {
                comparison.stopMicros = Math.min(comparison.stopMicros, detection.timeMicros());
            }
        }
        forgetStopped(entity, detection.entity(), detection.timeMicros(), out);
    }

    private static Shadow find(EntityShadows entity, ModelId model) {
        Shadow shadow = entity.of(model);
        if (shadow == null) {
            shadow = new Shadow(model, null, new Comparison());
            entity.shadows.add(shadow);
        }
        return shadow;
    }

    /** Shadows that run no more give what they have once all their hops came, or will not come any more. */
    private void forgetStopped(EntityShadows entity, String name, long time, Consumer<Compared> out) {
        entity.shadows.removeIf(shadow -> {
            Comparison comparison = shadow.comparison();
            long stop = comparison.stopMicros;
            boolean hasStopped =
                    stop != Long.MAX_VALUE && (comparison.active.hops.isEmpty() || time - stop > intervalMicros);
            if (hasStopped) {
                comparison.end(name, shadow.model(), out);
            }
            return hasStopped;
        });
    }
}
