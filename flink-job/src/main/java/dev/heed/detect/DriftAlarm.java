package dev.heed.detect;

import dev.heed.model.scoring.Drift;
import dev.heed.model.scoring.DriftScorer;
import dev.heed.model.scoring.DriftState;
import dev.heed.model.scoring.OpeningLevel;
import dev.heed.model.scoring.TailState;
import dev.heed.model.series.Period;
import dev.heed.window.Window;
import java.time.Duration;

/**
 * The slow drift of a channel away from the others against a level of its own. It counts once an entity has been watched for
 * a day, and for 48 times as long as the drift is smoothed: what comes round once a day is known by then. One instance serves
 * one thread.
 */
final class DriftAlarm {
    private static final Duration WATCHED = Duration.ofDays(1);
    private static final int WATCHED_SMOOTHINGS = 48;

    private final DriftScorer scorer;
    private final OpeningLevel level;
    private final long watchedSteps;
    private final int channels;
    private double value;

    DriftAlarm(Drift drift, OpeningLevel.Rule rule, Period period) {
        this.scorer = new DriftScorer(drift, 1 / rule.trailingSteps());
        this.level = new OpeningLevel(drift.tail(), rule);
        this.watchedSteps = Math.max(period.stepsIn(WATCHED), (long) WATCHED_SMOOTHINGS * drift.smoothingSteps());
        this.channels = drift.scale().size();
    }

    DriftState newState() {
        return scorer.newState();
    }

    TailState newTail(double trainingSteps) {
        return level.newState(trainingSteps);
    }

    /** Takes in a step; returns its drift in terms of the level that opens an alert, 0 while it does not count. */
    double next(DriftState state, TailState tail, Window hop, int index, boolean learns) {
        value = scorer.next(state, hop.values(), hop.observed(), index * channels, learns);
        return counts(state) ? value / tail.level() : 0;
    }

    /** Whether it has been watched for long enough. */
    boolean counts(DriftState state) {
        return state.steps() >= watchedSteps;
    }

    /** Whether the last step drifted further than usual. */
    boolean isUnusual(DriftState state, TailState tail) {
        return counts(state) && level.isUnusual(tail, value);
    }

    /** A channel's part in the last step, in terms of the level. */
    double of(int channel, TailState tail) {
        return scorer.of(channel) / tail.level();
    }

    /** Learns the last step. */
    void learn(TailState tail) {
        level.learn(tail, value);
    }

    /** Learns the last step of an entity that is new, or has a new level. */
    void begin(TailState tail, boolean accepts) {
        level.begin(tail, value, accepts);
    }

    void forgetRun(TailState tail) {
        level.forgetRun(tail);
    }

    /** Forgets what was usual. */
    void startOver(DriftState state, TailState tail) {
        state.startOver();
        level.startOver(tail);
    }
}
