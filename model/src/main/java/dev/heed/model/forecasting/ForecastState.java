package dev.heed.model.forecasting;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is learned of one entity's forecasts. Mutable, owned by one thread; all arrays are [H, C] or [H, C, Q]. */
public final class ForecastState {
    /** [H, C]: decayed Σ e·R, e the backbone's error and R the correction. */
    final float[] product;
    /** [H, C]: decayed Σ R². */
    final float[] energy;
    /** [H, C]: decayed number of steps with an outcome. */
    final float[] count;
    /** [H, C, Q]: each level less the point forecast, ascending in Q, 0 at 0.5; null before the first forecast. */
    float @Nullable [] offsets;
    /** Issues whose targets are to come, oldest first. */
    final Deque<Issue> waiting;

    /** A state as it was stored. The arrays are kept, not copied. */
    public ForecastState(
            float[] product, float[] energy, float[] count, float @Nullable [] offsets, Deque<Issue> waiting) {
        this.product = product;
        this.energy = energy;
        this.count = count;
        this.offsets = offsets;
        this.waiting = waiting;
    }

    /** The same, sharing only what never changes. */
    public ForecastState copy() {
        return new ForecastState(
                product.clone(),
                energy.clone(),
                count.clone(),
                offsets == null ? null : offsets.clone(),
                new ArrayDeque<>(waiting));
    }

    /** Decayed Σ e·R [H, C]: the state itself, for a serialiser. */
    public float[] product() {
        return product;
    }

    /** Decayed Σ R² [H, C]: the state itself, for a serialiser. */
    public float[] energy() {
        return energy;
    }

    /** Decayed number of steps with an outcome [H, C]: the state itself, for a serialiser. */
    public float[] count() {
        return count;
    }

    /** Levels less the point forecast [H, C, Q], null before the first: the state itself, for a serialiser. */
    public float @Nullable [] offsets() {
        return offsets;
    }

    /** Issues whose targets are to come, oldest first: the state itself, for a serialiser. */
    public Deque<Issue> waiting() {
        return waiting;
    }
}
