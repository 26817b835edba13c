package dev.heed.model.scoring;

/** What an {@link OpeningLevel} knows of one entity. Mutable, owned by one thread. */
public final class TailState {
    /** [{@link ScoreHistogram#BUCKETS}]: decayed counts of the values. */
    final float[] counts;
    /** [{@link ScoreHistogram#BUCKETS}]: counts of the values of the run above the level that is under way. */
    final float[] pending;
    /** Decayed number of peaks, of steps that they came in, and sum of their excesses. */
    double peaks;

    double steps;
    double excess;
    /** How far the level has risen above training's, ≥ 1; and the rise that a person or time has accepted. */
    double rise = 1;

    double accepted = 1;
    /** The level that opens an alert. */
    double level;
    /** Largest value of the run, in terms of the rise; 0 outside runs. */
    double peak;
    /** Steps of the run, and those below the level since its last one above. */
    int run;

    int below;
    /** Values since the levels were renewed. */
    int since;
    /** Alerts that opened, those of long ago for less. */
    double opened;

    TailState(float[] counts, float[] pending) {
        this.counts = counts;
        this.pending = pending;
    }

    /** Decayed counts of the values. */
    public float[] counts() {
        return counts;
    }

    /** Counts of the run's values. */
    public float[] pending() {
        return pending;
    }

    /** How far the level has risen above training's, ≥ 1. */
    public double rise() {
        return rise;
    }

    /** The level that opens an alert. */
    public double level() {
        return level;
    }

    /** All other numbers, in the order of {@link #of}. */
    public double[] numbers() {
        return new double[] {peaks, steps, excess, rise, accepted, level, peak, run, below, since, opened};
    }

    /** What has these counts, which are kept, and numbers; those of before alerts were counted lack the last one. */
    public static TailState of(float[] counts, float[] pending, double[] numbers) {
        TailState state = new TailState(counts, pending);
        state.peaks = numbers[0];
        state.steps = numbers[1];
        state.excess = numbers[2];
        state.rise = numbers[3];
        state.accepted = numbers[4];
        state.level = numbers[5];
        state.peak = numbers[6];
        state.run = (int) numbers[7];
        state.below = (int) numbers[8];
        state.since = (int) numbers[9];
        state.opened = numbers.length > 10 ? numbers[10] : 0;
        return state;
    }
}
