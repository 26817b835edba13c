package dev.heed.detect;

import dev.heed.attend.Attended;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Makes one alert of one event, not one of each step: it opens after some anomalous steps, is updated while it lasts, and
 * closes after some quiet ones. A dip below the opening threshold does not end it, only steps below the closing one. An
 * opening names the past moments that it looks like.
 */
final class AlertTracker {
    /** A cell stands out from three standard deviations on. */
    private static final double STANDS_OUT = 9;
    /** An event lasts from so many times the anomalous steps on that open it. */
    private static final int LASTING = 20;

    private final AlertRule rule;
    private final int channels;
    private final Expected expected;
    private final MomentMemory memory;
    private final Judge judge;

    AlertTracker(AlertRule rule, Expected expected, int channels, MomentMemory memory, Judge judge) {
        this.rule = rule;
        this.expected = expected;
        this.channels = channels;
        this.memory = memory;
        this.judge = judge;
    }

    /** Follows an entity's event through its next step; returns the alerts to be given out. */
    List<Alert> step(EntityDetection entity, ScoredStep step) {
        OpenEvent event = entity.event;
        boolean counts = step.mayOpen() || event != null && event.alerted;
        boolean anomalous = counts && step.score() >= rule.openFactor() * step.threshold();
        if (event == null) {
            if (!anomalous) {
                return List.of();
            }
            event = new OpenEvent(step.timeMicros(), step.threshold(), channels);
            entity.event = event;
        }
        if (step.score() >= rule.closeFactor() * step.threshold()) {
            event.lastMicros = step.timeMicros();
            event.quietSteps = 0;
        } else {
            event.quietSteps++;
        }
        if (anomalous) {
            event.anomalousSteps++;
        }
        blame(event, entity.habits, step);
        event.evidence.see(step, expected, entity.habits, event);
        return proceed(entity, event, step);
    }

    private void blame(OpenEvent event, Habits habits, ScoredStep step) {
        event.score = Math.max(event.score, step.score());
        for (int c = 0; c < channels; c++) {
            double cell = step.saliency(c, channels) + habits.blame(c);
            event.blame[c] += cell;
            if (cell >= STANDS_OUT) {
                event.from[c] = event.from[c] == OpenEvent.NEVER ? step.timeMicros() : event.from[c];
                event.to[c] = step.timeMicros();
            }
        }
    }

    private List<Alert> proceed(EntityDetection entity, OpenEvent event, ScoredStep step) {
        if (event.quietSteps >= rule.closeSteps()) {
            return end(entity, step.attended());
        }
        if (!event.alerted && event.anomalousSteps >= rule.openSteps() && mayOpen(entity, event, step)) {
            event.alerted = true;
            return List.of(opening(entity, event, step));
        }
        if (event.alerted && ++event.sinceUpdate >= rule.updateSteps()) {
            event.sinceUpdate = 0;
            judge.wentOn(entity.verdicts, id(event, step.attended()), event);
            return List.of(alert(event, step.attended(), Alert.State.UPDATED, step.timeMicros(), List.of()));
        }
        return List.of();
    }

    private boolean mayOpen(EntityDetection entity, OpenEvent event, ScoredStep step) {
        boolean allowed = judge.allows(entity.verdicts, event, step);
        if (!allowed && !event.heldBack) {
            event.heldBack = true;
            entity.verdicts.suppressed++;
        }
        return allowed;
    }

    private Alert opening(EntityDetection entity, OpenEvent event, ScoredStep step) {
        float[] context = step.attended().context(step.index());
        List<SimilarMoment> similar = memory.similar(entity.moments, event.startedMicros, context);
        memory.opened(entity.moments, step.timeMicros(), context);
        event.suppressed = entity.verdicts.suppressed - (event.heldBack ? 1 : 0);
        entity.verdicts.suppressed = 0;
        judge.opened(entity.verdicts, id(event, step.attended()), event, step);
        return alert(event, step.attended(), Alert.State.OPEN, step.timeMicros(), similar);
    }

    /** Ends the entity's event, if there is one; returns the alerts to be given out. */
    List<Alert> end(EntityDetection entity, Attended at) {
        OpenEvent event = entity.event;
        entity.event = null;
        if (event == null || !event.alerted) {
            return List.of();
        }
        judge.wentOn(entity.verdicts, id(event, at), event);
        return List.of(alert(event, at, Alert.State.CLOSED, event.lastMicros, List.of()));
    }

    private static String id(OpenEvent event, Attended at) {
        String name = at.entity() + '\n' + at.model().digest() + '\n' + event.startedMicros;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Alert alert(OpenEvent event, Attended at, Alert.State state, long timeMicros, List<SimilarMoment> similar) {
        return new Alert(
                new Alert.Event(id(event, at), event.startedMicros, (float) event.threshold, event.suppressed),
                state,
                Alert.Severity.of(event.score, event.threshold, event.anomalousSteps >= LASTING * rule.openSteps()),
                timeMicros,
                (float) event.score,
                causes(event, at, timeMicros),
                similar);
    }

    private List<Cause> causes(OpenEvent event, Attended at, long timeMicros) {
        double total = Math.max(
                Double.MIN_NORMAL,
                IntStream.range(0, channels).mapToDouble(c -> event.blame[c]).sum());
        return IntStream.range(0, channels)
                .filter(c -> event.blame[c] > 0)
                .mapToObj(c -> {
                    boolean stoodOut = event.from[c] != OpenEvent.NEVER;
                    return new Cause(
                            c,
                            (float) (event.blame[c] / total),
                            stoodOut ? event.from[c] : event.startedMicros,
                            stoodOut ? event.to[c] : timeMicros,
                            event.evidence.of(c, expected, at.steps().scale()[c]));
                })
                .sorted(Comparator.comparing(Cause::share).reversed().thenComparing(Cause::channel))
                .toList();
    }
}
