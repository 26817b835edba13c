package dev.heed.model.scoring;

/** What an {@link AlarmThreshold} remembers of one entity. Mutable, owned by one thread. */
public final class ThresholdState {
    final float[] counts;
    double value;
    int since;

    /** A state as it was stored. The array is kept, not copied. */
    public ThresholdState(float[] counts, double value, int since) {
        this.counts = counts;
        this.value = value;
        this.since = since;
    }

    /** Decayed counts [{@link ScoreHistogram#BUCKETS}] of the scores: the state itself, for a serialiser. */
    public float[] counts() {
        return counts;
    }

    /** The threshold in force, in the score's units. */
    public double value() {
        return value;
    }

    /** Scores since the threshold was renewed. */
    public int since() {
        return since;
    }
}
