package dev.heed.model.scoring;

import java.util.Arrays;

/**
 * The level from which on an evidence opens an alert, so that an entity without a fault has no more of them than it may. It
 * begins with training's {@link PeakTail} and follows the entity, from steps outside events alone.
 *
 * <ul>
 *   <li>What is usual may rise: κ = the entity's trailing 95 % quantile over training's, from 1 to the most allowed. It is
 *       that of an exponentially decaying histogram, renewed every {@value #EVERY} steps.
 *   <li>Peaks of the values / κ join those of training, which count as {@value #PRIOR_PEAKS}; both fade over
 *       {@value #MEMORY} times the trailing time. With n peaks in T steps and mean excess m, λ = n/T and σ = (1 − ξ) m.
 *   <li>The budget is spent: with a alerts in the last 1/rate steps, which fade, the next one must be 4^(a − 2) times rarer, up
 *       to 1024 times.
 *   <li>The level is κ (u + σ/ξ ((λ/rate)^ξ − 1)).
 * </ul>
 *
 * <p>Immutable: what changes is in {@link TailState}.
 */
public final class OpeningLevel {
    private static final int EVERY = 30;
    private static final double PRIOR_PEAKS = 4;
    private static final double MEMORY = 10;
    private static final double QUANTILE = .95;
    /** Alerts in the time of one that are no surprise. */
    private static final double BY_CHANCE = 2;

    private static final double PRICE = 4;
    private static final double MOST_RARER = 1024;
    /** A run that lasts longer is what is usual now. */
    private static final int LONGEST_RUN = 10 * EVERY;

    /**
     * What an alert may cost.
     *
     * @param ratePerStep false alerts in a step, &gt; 0
     * @param maxRise how far what is usual may rise above training, ≥ 1
     * @param gapSteps steps below the level that end a run, ≥ 1
     * @param trailingSteps how far back the quantile looks, &gt; 0
     */
    public record Rule(double ratePerStep, double maxRise, int gapSteps, double trailingSteps) {
        public Rule {
            if (!(ratePerStep > 0) || !(maxRise >= 1) || gapSteps < 1 || !(trailingSteps > 0)) {
                throw new IllegalArgumentException(
                        "expected a rate > 0, a rise >= 1, a gap >= 1 and trailing steps > 0," + " found " + ratePerStep
                                + ", " + maxRise + ", " + gapSteps + ", " + trailingSteps);
            }
        }
    }

    private final PeakTail tail;
    private final Rule rule;
    /** The training histogram's own quantile, so that an entity like training has not risen. */
    private final double usual;

    /** A level that begins with a tail. */
    public OpeningLevel(PeakTail tail, Rule rule) {
        this.tail = tail;
        this.rule = rule;
        float[] begin = new float[ScoreHistogram.BUCKETS];
        for (int i = 0; i < begin.length; i++) {
            begin[i] = tail.begin().get(i).floatValue();
        }
        this.usual = ScoreHistogram.quantile(begin, tail.usual(), QUANTILE);
    }

    /** The tail that it begins with. */
    PeakTail tail() {
        return tail;
    }

    /** The state of an entity that was never seen, which soon follows it: training counts as so many steps. */
    public TailState newState(double trainingSteps) {
        float[] counts = new float[ScoreHistogram.BUCKETS];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (float) (tail.begin().get(i) * Math.min(trainingSteps, rule.trailingSteps));
        }
        TailState state = new TailState(counts, new float[ScoreHistogram.BUCKETS]);
        state.peaks = PRIOR_PEAKS;
        state.steps = PRIOR_PEAKS / tail.perStep();
        state.excess = PRIOR_PEAKS * tail.meanExcess();
        renew(state);
        return state;
    }

    /** Whether a value is above what is usual for the entity. */
    public boolean isUnusual(TailState state, double value) {
        return value >= state.rise * tail.level();
    }

    /**
     * Learns what is usual of an entity that is new, or has a new level: its peaks tell nothing yet.
     *
     * @param value of the step, ≥ 0
     * @param accepts whether what is usual may rise without a bound
     */
    public void begin(TailState state, double value, boolean accepts) {
        state.counts[ScoreHistogram.bucket(value, tail.usual())]++;
        renewInTurn(state, accepts);
    }

    /** Learns a value outside events, ≥ 0. */
    public void learn(TailState state, double value) {
        state.steps++;
        int bucket = ScoreHistogram.bucket(value, tail.usual());
        if (isUnusual(state, value)) {
            state.peak = Math.max(state.peak, value / state.rise);
            state.below = 0;
            state.pending[bucket]++;
        } else {
            state.counts[bucket]++;
            state.below++;
        }
        state.run += state.peak > 0 ? 1 : 0;
        if (state.peak > 0 && (state.below >= rule.gapSteps || state.run >= LONGEST_RUN)) {
            endRun(state);
        }
        renewInTurn(state, false);
    }

    private void renewInTurn(TailState state, boolean accepts) {
        if (++state.since >= EVERY) {
            fade(state);
            state.accepted = accepts ? Math.max(1, rise(state)) : state.accepted;
            renew(state);
        }
    }

    private void endRun(TailState state) {
        state.peaks++;
        state.excess += state.peak - tail.level();
        for (int i = 0; i < state.counts.length; i++) {
            state.counts[i] += state.pending[i];
        }
        forgetRun(state);
        state.level = level(state);
    }

    /** Takes in that an alert opens, or would have but for what people said: the run that is under way belongs to it. */
    public void opens(TailState state) {
        forgetRun(state);
        state.opened++;
        state.level = level(state);
    }

    /** Forgets the run that is under way: it belongs to an event. */
    public void forgetRun(TailState state) {
        Arrays.fill(state.pending, 0);
        state.peak = 0;
        state.run = 0;
        state.below = 0;
    }

    /** Forgets what was usual: what comes next is. */
    public void startOver(TailState state) {
        for (int i = 0; i < state.counts.length; i++) {
            state.counts[i] *= (float) (EVERY / rule.trailingSteps);
        }
        forgetRun(state);
    }

    private void fade(TailState state) {
        float counts = (float) Math.exp(-EVERY / rule.trailingSteps);
        double peaks = Math.exp(-EVERY / (MEMORY * rule.trailingSteps));
        for (int i = 0; i < state.counts.length; i++) {
            state.counts[i] *= counts;
        }
        state.peaks *= peaks;
        state.excess *= peaks;
        state.steps *= peaks;
        state.opened *= Math.exp(-EVERY * rule.ratePerStep);
    }

    private void renew(TailState state) {
        state.since = 0;
        state.rise = Math.max(1, Math.min(rule.maxRise * state.accepted, rise(state)));
        state.level = level(state);
    }

    private double rise(TailState state) {
        return ScoreHistogram.quantile(state.counts, tail.usual(), QUANTILE) / usual;
    }

    private double level(TailState state) {
        double scale = (1 - tail.shape()) * state.excess / state.peaks;
        double rarer = Math.min(MOST_RARER, Math.pow(PRICE, Math.max(0, state.opened - BY_CHANCE)));
        return state.rise * tail.exceeded(rule.ratePerStep / rarer, state.peaks / state.steps, scale);
    }
}
