package dev.heed.model.forecasting;

import org.jspecify.annotations.Nullable;

/** What {@link BackboneRefit} keeps of one entity. Mutable, owned by one thread. */
public final class RefitState {
    final Increments increments;
    final float[] values;
    final byte[] observed;
    long lastStep;

    @Nullable
    LinearWeights weights;

    /** A state as it was stored. The arrays are kept, not copied. */
    public RefitState(
            Increments increments, float[] values, byte[] observed, long lastStep, @Nullable LinearWeights weights) {
        this.increments = increments;
        this.values = values;
        this.observed = observed;
        this.lastStep = lastStep;
        this.weights = weights;
    }

    /** Sums of the training rows, then of the entity: the state itself, for a serialiser. */
    public Increments increments() {
        return increments;
    }

    /** The latest steps [K − 1, C], normalised, oldest first: the state itself, for a serialiser. */
    public float[] values() {
        return values;
    }

    /** Their mask [K − 1, C], 1 observed, 0 filled or before the entity began: the state itself, for a serialiser. */
    public byte[] observed() {
        return observed;
    }

    /** The newest of the steps; meaningless where all are unobserved. */
    public long lastStep() {
        return lastStep;
    }

    /** Solved last; null before the first time. */
    public @Nullable LinearWeights weights() {
        return weights;
    }
}
