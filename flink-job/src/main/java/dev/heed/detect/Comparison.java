package dev.heed.detect;

import dev.heed.detect.ComparedSide.Hop;
import dev.heed.detect.ComparedSide.Outcome;
import dev.heed.detect.ComparedSide.Span;
import dev.heed.model.serving.ModelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shadow beside the active model on one entity, an interval of event time after the other. Hops are compared once both models
 * have given theirs, in whatever order they come. Mutable, owned by one thread.
 */
final class Comparison {
    final ComparedSide active = new ComparedSide();
    final ComparedSide shadow = new ComparedSide();
    ScorePairs scores = new ScorePairs();
    /** The active model so far; null before its first hop beside the shadow. */
    @Nullable
    ModelId activeModel;
    /** Start of the first step that was compared in this interval, µs since the epoch; {@link Long#MIN_VALUE} before it. */
    long fromMicros = Long.MIN_VALUE;
    /** End of the last step that was. */
    long toMicros = Long.MIN_VALUE;

    int targets;
    double activeSum;
    double shadowSum;

    /** Compares what both sides have; returns what an interval gives that is over by it, else null. */
    @Nullable
    Compared pair(String entity, ModelId ofShadow, double periodMicros, long intervalMicros) {
        outcomes();
        Compared over = null;
        while (!active.hops.isEmpty() && !shadow.hops.isEmpty()) {
            long ahead =
                    active.hops.element().timeMicros() - shadow.hops.element().timeMicros();
            if (ahead != 0) {
                (ahead < 0 ? active : shadow).hops.remove();
                continue;
            }
            Hop one = active.hops.remove();
            Hop other = shadow.hops.remove();
            if (over == null && isOver(one.timeMicros(), intervalMicros)) {
                over = end(entity, ofShadow);
            }
            if (fromMicros == Long.MIN_VALUE) {
                fromMicros = one.timeMicros();
            }
            toMicros = one.timeMicros() + Math.round(one.scores().length * periodMicros);
            for (int i = 0; i < one.scores().length; i++) {
                if (!Float.isNaN(one.scores()[i]) && !Float.isNaN(other.scores()[i])) {
                    scores.add(one.scores()[i], other.scores()[i]);
                }
            }
        }
        return over;
    }

    private boolean isOver(long timeMicros, long intervalMicros) {
        return fromMicros != Long.MIN_VALUE
                && Math.floorDiv(timeMicros, intervalMicros) != Math.floorDiv(fromMicros, intervalMicros);
    }

    private void outcomes() {
        while (!active.outcomes.isEmpty() && !shadow.outcomes.isEmpty()) {
            Outcome one = active.outcomes.element();
            Outcome other = shadow.outcomes.element();
            if (one.step() <= other.step()) {
                active.outcomes.remove();
            }
            if (other.step() <= one.step()) {
                shadow.outcomes.remove();
            }
            if (one.step() == other.step() && one.cells() == other.cells()) {
                targets += one.targets();
                activeSum += one.sum();
                shadowSum += other.sum();
            }
        }
    }

    /** What this interval gives; the next one begins. Null where nothing was compared. */
    @Nullable
    Compared end(String entity, ModelId ofShadow) {
        ModelId ofActive = activeModel;
        if (ofActive == null || fromMicros == Long.MIN_VALUE) {
            return null;
        }
        int both = overlapping(active.alerts, shadow.alerts);
        Compared compared = new Compared(
                entity,
                fromMicros,
                toMicros,
                ofActive,
                ofShadow,
                scores.seen,
                scores.correlation(),
                opened(active.alerts) - both,
                opened(shadow.alerts) - overlapping(shadow.alerts, active.alerts),
                both,
                targets,
                targets == 0 ? Float.NaN : (float) (activeSum / targets),
                targets == 0 ? Float.NaN : (float) (shadowSum / targets),
                active.stepMicros(),
                shadow.stepMicros());
        active.nextInterval();
        shadow.nextInterval();
        scores = new ScorePairs();
        fromMicros = Long.MIN_VALUE;
        targets = 0;
        activeSum = 0;
        shadowSum = 0;
        return compared;
    }

    private static int opened(List<Span> alerts) {
        return (int) alerts.stream().filter(Span::isNew).count();
    }

    private static int overlapping(List<Span> alerts, List<Span> others) {
        return (int) alerts.stream()
                .filter(alert -> alert.isNew() && others.stream().anyMatch(alert::overlaps))
                .count();
    }
}
