package dev.heed.detect;

import dev.heed.model.scoring.Drift;
import dev.heed.model.scoring.DriftScorer;
import dev.heed.model.scoring.OpeningLevel;
import dev.heed.model.scoring.Scoring;
import dev.heed.model.series.Period;
import dev.heed.window.Window;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holds an entity's evidence against the budget of false alerts. There are three kinds, each in terms of the level that opens
 * an alert; the largest decides:
 *
 * <ul>
 *   <li>the score, with its {@link OpeningLevel};
 *   <li>the slow drift of a channel away from the others ({@link DriftScorer}), with a level of its own; it counts once an
 *       entity has been watched for a day, and for 48 times as long as it is smoothed;
 *   <li>a frozen channel: values that usually change, at most one in {@value #STILL_ONE_IN} of which does not, and that did
 *       not change {@value #FROZEN_STEPS} times in a row or more. With p the usual share of unchanged values, n of them in a
 *       row come by chance with pⁿ: the level is where that is as seldom as a false alert may be.
 * </ul>
 *
 * <p>What is usual is learned from steps outside events alone. Immutable but for its scratch space: one instance serves one
 * thread.
 */
final class Alarm {
    private static final Duration WATCHED = Duration.ofDays(1);
    private static final int WATCHED_SMOOTHINGS = 48;
    private static final double STILL_ONE_IN = 20;
    private static final int FROZEN_STEPS = 30;
    /** A cell stands out from so much on. */
    private static final double STANDS_OUT = 9;

    private static final double MOST_BLAME = 100;

    private final AlertRule rule;
    private final int channels;
    private final OpeningLevel score;
    private final @Nullable DriftScorer drift;
    private final @Nullable OpeningLevel driftLevel;
    private final long driftWatchedSteps;
    private final double frozenLevel;
    private final double[] blame;

    Alarm(Scoring scoring, AlertRule rule, Period period) {
        this.rule = rule;
        this.channels = scoring.channels();
        Scoring.Alarm alarm = scoring.alarm();
        this.score = level(alarm, alarm.scoreShare(), scoring);
        Drift slow = alarm.drift().isEmpty() ? null : alarm.drift().get(0);
        this.drift = slow == null ? null : new DriftScorer(slow, 1 / alarm.trailingSteps());
        this.driftLevel = slow == null
                ? null
                : new OpeningLevel(slow.tail(), rule(alarm, alarm.driftShare(), slow.smoothingSteps() / 3));
        this.driftWatchedSteps = slow == null
                ? 0
                : Math.max(period.stepsIn(WATCHED), (long) WATCHED_SMOOTHINGS * slow.smoothingSteps());
        this.frozenLevel = Math.log(channels / rule.falseAlertsPerStep());
        this.blame = new double[channels];
    }

    private OpeningLevel level(Scoring.Alarm alarm, double share, Scoring scoring) {
        return new OpeningLevel(alarm.tail(), rule(alarm, share, 1));
    }

    private OpeningLevel.Rule rule(Scoring.Alarm alarm, double share, int leastGap) {
        return new OpeningLevel.Rule(
                share * rule.falseAlertsPerStep(),
                rule.maxRise(),
                Math.max(leastGap, rule.closeSteps()),
                alarm.trailingSteps());
    }

    /** What is usual of an entity that was never seen: training's, which gives way to its own in the warm-up. */
    Usual newUsual(boolean known) {
        double steps = known ? Double.MAX_VALUE : Math.max(1, rule.warmUpSteps() / 4.);
        Usual usual = new Usual(
                score.newState(steps),
                drift == null ? null : drift.newState(),
                driftLevel == null ? null : driftLevel.newState(steps));
        usual.learned = known ? rule.warmUpSteps() : 0;
        return usual;
    }

    /**
     * What a step shows.
     *
     * @param strength of the largest evidence, in terms of the score: from the level on it opens an alert
     * @param level of the score that opens an alert
     * @param isUnusual whether any evidence is above what is usual
     * @param blame [channels]: of the slow and the frozen evidence, valid until the next step
     */
    record Evidence(double strength, double level, boolean isUnusual, double[] blame) {}

    /** The level of the score that opens an alert now. */
    double level(Usual usual) {
        return usual.score.level();
    }

    /** Whether the entity is still learned. */
    boolean isWarmingUp(Usual usual) {
        return usual.learned < rule.warmUpSteps();
    }

    /**
     * Takes in a scored step.
     *
     * @param index of the step in its hop
     * @param learns whether the step is outside events
     */
    Evidence next(EntityDetection entity, Window hop, int index, double stepScore, boolean learns) {
        Usual usual = entity.usual;
        double level = usual.score.level();
        Arrays.fill(blame, 0);
        double ratio = Math.max(drifts(usual, hop, index, learns), frozen(entity, hop, index));
        boolean isUnusual = ratio >= 1 || score.isUnusual(usual.score, stepScore) || driftIsUnusual;
        if (learns) {
            usual.learned += usual.learned == Integer.MAX_VALUE ? 0 : 1;
        }
        return new Evidence(Math.max(stepScore, level * ratio), level, isUnusual, blame);
    }

    private boolean driftIsUnusual;
    private double driftNow;

    private double drifts(Usual usual, Window hop, int index, boolean learns) {
        driftIsUnusual = false;
        if (drift == null || usual.drift == null || usual.driftTail == null || driftLevel == null) {
            return 0;
        }
        driftNow = drift.next(usual.drift, hop.values(), hop.observed(), index * channels, learns);
        if (usual.drift.steps() < driftWatchedSteps) {
            return 0;
        }
        driftIsUnusual = driftLevel.isUnusual(usual.driftTail, driftNow);
        for (int c = 0; c < channels; c++) {
            blame(c, drift.of(c) / usual.driftTail.level());
        }
        return driftNow / usual.driftTail.level();
    }

    private double frozen(EntityDetection entity, Window hop, int index) {
        double largest = 0;
        for (int c = 0; c < channels; c++) {
            Habit habit = entity.habits.channels.get(c);
            if (hop.observed()[index * channels + c] != 0
                    && habit.unchanged >= FROZEN_STEPS
                    && habit.still * STILL_ONE_IN <= 1) {
                double ratio = -habit.unchanged * Math.log(habit.still) / frozenLevel;
                blame(c, ratio);
                largest = Math.max(largest, ratio);
            }
        }
        return largest;
    }

    private void blame(int c, double ratio) {
        blame[c] += ratio < 1 ? 0 : Math.min(MOST_BLAME, STANDS_OUT * ratio * ratio);
    }

    /** Learns a step outside events. */
    void learn(Usual usual, double stepScore) {
        boolean accepts = usual.accepted && isWarmingUp(usual);
        score.learn(usual.score, stepScore, accepts);
        if (driftLevel != null && usual.driftTail != null) {
            driftLevel.learn(usual.driftTail, driftNow, accepts);
        }
    }

    /** Forgets the run-up of an event that opens. */
    void forgetRun(Usual usual) {
        score.forgetRun(usual.score);
        if (driftLevel != null && usual.driftTail != null) {
            driftLevel.forgetRun(usual.driftTail);
        }
    }

    /** Accepts what an event shows: from here on it is usual. */
    void accept(EntityDetection entity) {
    }
}
