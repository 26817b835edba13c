package dev.heed.detect;

import dev.heed.attend.Attended;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one alert of one event, not one of each step. An event begins with the first unusual step, opens an alert with the
 * first one that reaches the level, is updated while it lasts, and ends after some usual steps: a dip does not end it. One
 * that reaches no level is forgotten; one that stays for long
 * without becoming worse is accepted as what is usual now. An opening names the past
 * moments that it looks like. What begins in its course is told at once: see {@link LaterCauses}. An event that people's verdicts hold back is one like an alert, only that nobody is told.
 */
final class AlertTracker {
    /** A cell stands out from three standard deviations on. */
    static final double STANDS_OUT = 9;
    /** An alert lasts from so many times the steps on that close it. */
    private static final int LASTING = 6;
    /** An event becomes worse when its score exceeds the largest by a tenth. */
    private static final double RISES = 1.1;
    /** What happens before a step that stands out so many times as much as all before it is not what is alerted. */
    private static final double JUMP = 1.5;
    /** Unusual steps below the level after which an event begins anew. */
    private static final int LONGEST_RUN_UP = 300;

    private final DetectorSettings settings;
    private final AlertRule rule;
    private final int channels;
    private final Expected expected;
    private final MomentMemory memory;
    private final Alarm alarm;
    private final Judge judge;
    private final double[] cells;

    AlertTracker(DetectorSettings settings, MomentMemory memory, Alarm alarm, Judge judge) {
        this.settings = settings;
        this.rule = settings.rule();
        this.expected = new Expected(settings.scoring());
        this.channels = settings.scoring().channels();
        this.memory = memory;
        this.alarm = alarm;
        this.judge = judge;
        this.cells = new double[channels];
    }

    /** Follows an entity's event through its next step; returns the alerts to be given out. */
    List<Alert> step(EntityDetection entity, ScoredStep step) {
        OpenEvent event = entity.event;
        if (event == null) {
            if (!step.shown().isUnusual()) {
                return List.of();
            }
            event = new OpenEvent(step.timeMicros(), channels);
            entity.event = event;
        }
        if (step.shown().isUnusual()) {
            event.lastMicros = step.timeMicros();
            event.quietSteps = 0;
            event.unusualSteps++;
        } else {
            event.quietSteps++;
        }
        if (!event.alerted && step.shown().strength() >= JUMP * event.score) {
            event.evidence.startOver();
        }
        boolean isNews = blame(event, step);
        event.evidence.see(step, expected, entity.habits, event);
        return proceed(entity, event, step, isNews);
    }

    /** Returns whether something else has begun. */
    private boolean blame(OpenEvent event, ScoredStep step) {
        event.score = Math.max(event.score, step.shown().strength());
        if (event.score >= RISES * event.risen) {
            event.risen = event.score;
            event.risenMicros = step.timeMicros();
        }
        for (int c = 0; c < channels; c++) {
            double cell = step.blame(c, channels);
            cells[c] = cell;
            event.blame[c] += cell;
            if (cell >= STANDS_OUT) {
                event.from[c] = event.from[c] == OpenEvent.NEVER ? step.timeMicros() : event.from[c];
                event.to[c] = step.timeMicros();
            }
        }
        int later = event.alerted ? event.later.see(cells, rule.closeSteps()) : -1;
        if (later >= 0) {
            event.from[later] = step.timeMicros();
            event.evidence.startOver(later);
        }
        return later >= 0;
    }

    private List<Alert> proceed(EntityDetection entity, OpenEvent event, ScoredStep step, boolean isNews) {
        if (!event.alerted
                && step.mayOpen()
                && step.shown().strength() >= step.shown().level()
                && isAllowed(entity, event, step)) {
            return List.of(opening(entity, event, step));
        }
        if (event.quietSteps >= rule.closeSteps()) {
            return end(entity, step.attended(), Alert.Ending.USUAL_AGAIN);
        }
        if (!event.hasReachedTheLevel() && event.unusualSteps >= LONGEST_RUN_UP) {
            entity.event = null;
        }
        if (event.hasReachedTheLevel() && hasStayed(event, step)) {
            alarm.accepts(entity.usual());
            return end(entity, step.attended(), Alert.Ending.ACCEPTED);
        }
        if (event.alerted && (++event.sinceUpdate >= rule.updateSteps() || isNews)) {
            event.sinceUpdate = 0;
            judge.wentOn(entity.verdicts, id(event, step.attended()), event);
            return List.of(alert(event, step.attended(), Alert.State.UPDATED, step.timeMicros(), null, List.of()));
        }
        return List.of();
    }

    /** Whether the event has not become worse for long. */
    private boolean hasStayed(OpenEvent event, ScoredStep step) {
        return settings.period().stepAt(step.timeMicros()) - settings.period().stepAt(event.risenMicros)
                >= rule.acceptSteps();
    }

    private boolean isAllowed(EntityDetection entity, OpenEvent event, ScoredStep step) {
        boolean allowed = judge.allows(entity.verdicts, event, step);
        if (!allowed && !event.heldBack) {
            event.heldBack = true;
            alarm.opens(entity.usual());
            entity.verdicts.suppressed++;
        }
        return allowed;
    }

    private Alert opening(EntityDetection entity, OpenEvent event, ScoredStep step) {
        event.alerted = true;
        event.threshold = step.shown().level();
        event.unusualSteps = 0;
        alarm.opens(entity.usual());
        float[] context = step.attended().context(step.index());
        List<SimilarMoment> similar = memory.similar(entity.moments, event.startedMicros, context);
        memory.opened(entity.moments, step.timeMicros(), context);
        event.suppressed = entity.verdicts.suppressed - (event.heldBack ? 1 : 0);
        entity.verdicts.suppressed = 0;
        judge.opened(entity.verdicts, id(event, step.attended()), event, step);
        return alert(event, step.attended(), Alert.State.OPEN, step.timeMicros(), null, similar);
    }

    /** Ends the entity's event, if there is one; returns the alerts to be given out. */
    List<Alert> end(EntityDetection entity, Attended at, Alert.Ending ending) {
        OpenEvent event = entity.event;
        entity.event = null;
        if (event == null || !event.alerted) {
            return List.of();
        }
        judge.wentOn(entity.verdicts, id(event, at), event);
        alarm.ends(entity.usual());
        return List.of(alert(event, at, Alert.State.CLOSED, event.lastMicros, ending, List.of()));
    }

    private static String id(OpenEvent event, Attended at) {
        String name = at.entity() + '\n' + at.model().digest() + '\n' + event.startedMicros;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Alert alert(
            OpenEvent event,
            Attended at,
            Alert.State state,
            long timeMicros,
            Alert.@Nullable Ending ending,
            List<SimilarMoment> similar) {
        return new Alert(
                new Alert.Event(id(event, at), event.startedMicros, (float) event.threshold, ending, event.suppressed),
                state,
                Alert.Severity.of(event.score, event.threshold, event.unusualSteps >= LASTING * rule.closeSteps()),
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
                            event.evidence.of(c, expected, at.steps().scale()[c]),
                            event.later.later[c]);
                })
                .sorted(Comparator.comparing(Cause::share).reversed().thenComparing(Cause::channel))
                .toList();
    }
}
