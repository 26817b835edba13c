package dev.heed.model.forecasting;

import org.jspecify.annotations.Nullable;

/** What {@link BackboneRefit} keeps of one entity. Mutable, owned by one thread. */
public final class RefitState {
    /** Of the training rows, then of the entity. */
    final Increments increments;
    /** [K − 1, C]: the latest steps, normalised, oldest first. */
    final float[] values;
    /** [K − 1, C]: 1 observed, 0 filled or before the entity began. */
    final byte[] observed;
    /** The newest of the steps; meaningless where all are unobserved. */
    long lastStep;

    /** Solved last; null before the first time. */
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

    /** The same, sharing only what never changes. */
    public RefitState copy() {
        return new RefitState(increments.copy(), values.clone(), observed.clone(), lastStep, weights);
    }

    /** The sums: the state itself, for a serialiser. */
    public Increments increments() {
        return increments;
    }

    /** The latest steps [K − 1, C]: the state itself, for a serialiser. */
    public float[] values() {
        return values;
    }

    /** Their mask [K − 1, C]: the state itself, for a serialiser. */
    public byte[] observed() {
        return observed;
    }

    /** The newest of the steps. */
    public long lastStep() {
        return lastStep;
    }

    /** Solved last; null before the first time. */
    public @Nullable LinearWeights weights() {
        return weights;
    }
}
