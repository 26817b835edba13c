package dev.heed.detect;

import dev.heed.model.scoring.OpeningLevel;
import dev.heed.model.scoring.Scoring;
import dev.heed.model.series.Period;
import dev.heed.window.Window;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holds an entity's evidence against the budget of false alerts. There are three kinds, each in terms of the level that opens
 * an alert; the largest decides:
 *
 * <ul>
 *   <li>the score, with its {@link OpeningLevel};
 *   <li>the slow drift of a channel: {@link DriftAlarm};
 *   <li>a frozen channel: one of which at most one value in twenty usually stays what it was, and which stays for 30 steps or
 *       more. With p the usual share of such values, n of them in a row come by chance with pⁿ: the level is where that is as
 *       seldom as a false alert may be. A channel that is frozen by its {@link Habit} but opens no alert is blamed in those that
 *       others open.
 * </ul>
 *
 * <p>What is usual is learned from steps outside events alone. One instance serves one thread.
 */
final class Alarm {
    private static final double STILL_ONE_IN = 20;
    private static final int FROZEN_STEPS = 30;
    /** A cell stands out from so much on. */
    private static final double STANDS_OUT = 9;

    private static final double MOST_BLAME = 900;
    /** So many steps in a row that open nothing end a warm-up: the entity is like those of training, or learned. */
    private static final int CALM_STEPS = 100;
    /** Steps, at least, in which a new level becomes usual once it was accepted. */
    private static final int ACCEPTING_STEPS = 120;

    private final AlertRule rule;
    private final int channels;
    private final OpeningLevel score;
    private final @Nullable DriftAlarm drift;
    private final double frozenLevel;
    private final double[] blame;

    Alarm(Scoring scoring, AlertRule rule, Period period) {
        this.rule = rule;
        this.channels = scoring.channels();
        Scoring.Alarm alarm = scoring.alarm();
        this.score = new OpeningLevel(alarm.tail(), levelRule(alarm, alarm.scoreShare(), 1));
        this.drift = alarm.drift().stream()
                .map(one -> new DriftAlarm(
                        one, levelRule(alarm, alarm.driftShare(), Math.max(1, one.smoothingSteps() / 3)), period))
                .findFirst()
                .orElse(null);
        this.frozenLevel = Math.log(channels / rule.falseAlertsPerStep());
        this.blame = new double[channels];
    }

    private OpeningLevel.Rule levelRule(Scoring.Alarm alarm, double share, int leastGap) {
        return new OpeningLevel.Rule(
                share * rule.falseAlertsPerStep(),
                rule.maxRise(),
                Math.max(leastGap, rule.closeSteps()),
                alarm.trailingSteps());
    }

    /**
     * What is usual of an entity of which nothing is known but training, which soon gives way to its own.
     *
     * @param isTrained whether training has seen it: then nothing gives way, and it needs no warm-up
     */
    Usual newUsual(boolean isTrained) {
        double trainingSteps = isTrained ? Double.MAX_VALUE : Math.max(1, rule.warmUpSteps() / 4.);
        Usual usual = new Usual(
                score.newState(trainingSteps),
                drift == null ? null : new Usual.Slow(drift.newState(), drift.newTail(trainingSteps)));
        usual.learned = isTrained ? rule.warmUpSteps() : 0;
        return usual;
    }

    /** Whether the entity is still being learned, and opens no alert. */
    boolean isWarmingUp(Usual usual) {
        return warmUp(usual).isUnderWay();
    }

    /**
     * What a step shows.
     *
     * @param score of the step
     * @param level of the score that opens an alert
     * @param drift in terms of the level that opens one, 0 while it does not count
     * @param frozen in terms of the level that opens one, 0 where no channel is
     * @param isUnusual whether any evidence is above what is usual
     * @param blame [channels]: of the slow and the frozen evidence, ≥ 0; valid until the next step
     */
    record Shown(double score, double level, double drift, double frozen, boolean isUnusual, double[] blame) {
        /** The largest evidence in terms of the score: from the level on it opens an alert. */
        double strength() {
            return Math.max(score, level * Math.max(drift, frozen));
        }
    }

    /**
     * Takes in the next scored step.
     *
     * @param index of the step in its hop
     * @param stepScore its score
     * @param learns whether it lies outside events
     */
    Shown next(EntityDetection entity, Window hop, int index, double stepScore, boolean learns) {
        Usual usual = entity.usual();
        double level = usual.score.level();
        Arrays.fill(blame, 0);
        boolean isUnusual = score.isUnusual(usual.score, stepScore);
        double frozen = frozen(entity, hop, index);
        double drifting = 0;
        if (drift != null && usual.slow != null) {
            drifting = drifting(drift, usual.slow, hop, index, learns);
            isUnusual |= drift.isUnusual(usual.slow.drift(), usual.slow.tail());
        }
        isUnusual |= Math.max(drifting, frozen) >= 1;
        Shown shown = new Shown(stepScore, level, drifting, frozen, isUnusual, blame);
        if (learns) {
            learn(usual, stepScore, shown.strength() >= level);
        }
        return shown;
    }

    private double drifting(DriftAlarm alarm, Usual.Slow slow, Window hop, int index, boolean learns) {
        double ratio = alarm.next(slow.drift(), slow.tail(), hop, index, learns);
        for (int c = 0; c < channels && ratio > 0; c++) {
            blame[c] += blame(alarm.of(c, slow.tail()));
        }
        return ratio;
    }

    private double frozen(EntityDetection entity, Window hop, int index) {
        double largest = 0;
        for (int c = 0; c < channels; c++) {
            Habit habit = entity.habits.channels.get(c);
            if (hop.observed()[index * channels + c] != 0) {
                double ratio = frozen(habit);
                blame[c] += Math.max(blame(ratio), habit.blame());
                largest = Math.max(largest, ratio);
            }
        }
        return largest;
    }

    private double frozen(Habit habit) {
        boolean counts = habit.unchanged >= FROZEN_STEPS && habit.still * STILL_ONE_IN <= 1;
        return counts ? -habit.unchanged * Math.log(habit.still) / frozenLevel : 0;
    }

    private static double blame(double ratio) {
        return ratio < 1 ? 0 : Math.min(MOST_BLAME, STANDS_OUT * ratio * ratio);
    }

    private void learn(Usual usual, double stepScore, boolean reachesTheLevel) {
        if (isWarmingUp(usual)) {
            score.begin(usual.score, stepScore, usual.accepted);
        } else {
            score.learn(usual.score, stepScore);
        }
        if (drift != null && usual.slow != null) {
            if (drift.counts(usual.slow.drift())) {
                drift.learn(usual.slow.tail());
            } else {
                drift.begin(usual.slow.tail(), usual.accepted && isWarmingUp(usual));
            }
        }
        usual.calm = reachesTheLevel ? 0 : Math.min(CALM_STEPS, usual.calm + 1);
        usual.learned += usual.learned == Integer.MAX_VALUE ? 0 : 1;
        if (usual.calm == CALM_STEPS && !usual.accepted) {
            usual.learned = Math.max(usual.learned, rule.warmUpSteps());
        }
    }

    /** How far the entity is learned. */
    WarmUp warmUp(Usual usual) {
        int steps = warmUpSteps(usual);
        return new WarmUp(Math.min(usual.learned, steps), steps);
    }

    private int warmUpSteps(Usual usual) {
        return usual.accepted ? Math.max(ACCEPTING_STEPS, rule.warmUpSteps()) : rule.warmUpSteps();
    }

    /** Takes in that an event opens an alert, or would have but for what people said: its run-up is forgotten. */
    void opens(Usual usual) {
        score.opens(usual.score);
        if (drift != null && usual.slow != null) {
            drift.forgetRun(usual.slow.tail());
        }
    }

    /**
     * Takes in that an alert ends. The statistics have moved a little in the course of it, and a drift is what stays after it:
     * drifts are watched for anew.
     */
    void ends(Usual usual) {
        if (drift != null && usual.slow != null) {
            usual.slow.drift().startOver();
        }
    }

    /** Accepts what an event shows: what comes in the next warm-up is usual. */
    void accepts(Usual usual) {
        usual.accepted = true;
        usual.learned = 0;
        score.startOver(usual.score);
        if (drift != null && usual.slow != null) {
            drift.startOver(usual.slow.drift(), usual.slow.tail());
        }
    }
}
