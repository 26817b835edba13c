package dev.heed.detect;

import dev.heed.detect.ComparedSide.Hop;
import dev.heed.detect.ComparedSide.Outcome;
import dev.heed.detect.ComparedSide.Span;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A shadow beside the active model on one entity, an interval of event time after the other. Hops are compared once both models
 * have given theirs, in whatever order they come. Mutable, owned by one thread.
 */
final class Comparison {
    final ComparedSide active = new ComparedSide();
    final ComparedSide shadow = new ComparedSide();
    ScorePairs scores = new ScorePairs();
    /** The active model of the interval; null before it. */
    @Nullable
    ModelId activeModel;
    /** Start of the first step that was compared in this interval, µs since the epoch; {@link Long#MIN_VALUE} before it. */
    long fromMicros = Long.MIN_VALUE;
    /** End of the last step that was. */
    long toMicros = Long.MIN_VALUE;

    /** From when on the shadow runs no more, µs since the epoch; {@link Long#MAX_VALUE} while it does. */
    long stopMicros = Long.MAX_VALUE;

    int targets;
    double activeSum;
    double shadowSum;

    /** Compares what both sides have; gives out what intervals give that are over by it. */
    void pair(String entity, ModelId ofShadow, Period period, long intervalMicros, Consumer<Compared> out) {
        while (!active.hops.isEmpty() && !shadow.hops.isEmpty()) {
            long ahead =
                    active.hops.element().timeMicros() - shadow.hops.element().timeMicros();
            if (ahead != 0) {
                (ahead < 0 ? active : shadow).hops.remove();
                continue;
            }
            Hop one = active.hops.remove();
            Hop other = shadow.hops.remove();
            if (isOver(one.timeMicros(), intervalMicros) || !one.model().equals(activeModel)) {
                end(entity, ofShadow, out);
            }
            activeModel = one.model();
            if (fromMicros == Long.MIN_VALUE) {
                fromMicros = one.timeMicros();
            }
            compare(one, other, period);
        }
    }

    /** Whether the shadow ran before a time of the active model; not where all its hops that came are ahead of that. */
    boolean hasBegunBefore(long timeMicros) {
        return activeModel != null
                || !active.hops.isEmpty()
                || !shadow.hops.isEmpty() && shadow.hops.element().timeMicros() < timeMicros;
    }

    private void compare(Hop one, Hop other, Period period) {
        long last = period.stepAt(one.timeMicros()) + one.scores().length - 1;
        toMicros = period.startOf(last + 1);
        for (int i = 0; i < one.scores().length; i++) {
            if (!Float.isNaN(one.scores()[i]) && !Float.isNaN(other.scores()[i])) {
                scores.add(one.scores()[i], other.scores()[i]);
            }
        }
        one.alerts().forEach(active::hear);
        other.alerts().forEach(shadow::hear);
        outcomes(last);
    }

    private boolean isOver(long timeMicros, long intervalMicros) {
        return fromMicros != Long.MIN_VALUE
                && Math.floorDiv(timeMicros, intervalMicros) != Math.floorDiv(fromMicros, intervalMicros);
    }

    private void outcomes(long lastStep) {
        while (!active.outcomes.isEmpty()
                && !shadow.outcomes.isEmpty()
                && active.outcomes.element().lastStep() <= lastStep) {
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

    /** Gives out what this interval gives, if anything was compared in it; the next one begins. */
    void end(String entity, ModelId ofShadow, Consumer<Compared> out) {
        ModelId ofActive = activeModel;
        if (ofActive == null || fromMicros == Long.MIN_VALUE) {
            return;
        }
        int both = overlapping(active.alerts, shadow.alerts);
        out.accept(new Compared(
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
                shadow.stepMicros()));
        active.nextInterval();
        shadow.nextInterval();
        scores = new ScorePairs();
        fromMicros = Long.MIN_VALUE;
        targets = 0;
        activeSum = 0;
        shadowSum = 0;
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
