package dev.heed.model.scoring;

/** What a {@link DriftScorer} remembers of one entity. Mutable, owned by one thread. */
public final class DriftState {
    /** [channels]: what is usually left of a channel, in scales. */
    final float[] usual;
    /** [channels]: what was left lately beyond that, smoothed, in scales. */
    final float[] level;
    /** Steps that were learned. */
    int steps;

    /** A state as it was stored. The arrays are kept, not copied. */
    public DriftState(float[] usual, float[] level, int steps) {
        this.usual = usual;
        this.level = level;
        this.steps = steps;
    }

    /** Forgets how much was learned: what comes next is usual. */
    public void startOver() {
        steps = 0;
    }

    /** [channels]: what is usually left of a channel. */
    public float[] usual() {
        return usual;
    }

    /** [channels]: what was left lately beyond that. */
    public float[] level() {
        return level;
    }

    /** Steps that were learned. */
    public int steps() {
        return steps;
    }
}
