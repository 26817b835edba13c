package dev.heed.model.forecasting;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is learned of one entity's forecasts. Mutable, owned by one thread. */
public final class ForecastState {
    @Nullable
    CorrectionSums correctionSums;

    /** Of the level's way to the running mean. */
    @Nullable
    CorrectionSums levelSums;

    float @Nullable [] offsets;
    final Deque<Issue> waiting;

    /** The state of an entity that was never seen. */
    public ForecastState() {
        this(null, null, null, new ArrayDeque<>());
    }

    /** A state as it was stored. The arrays are kept, not copied. */
    public ForecastState(
            @Nullable CorrectionSums correctionSums,
            @Nullable CorrectionSums levelSums,
            float @Nullable [] offsets,
            Deque<Issue> waiting) {
        this.correctionSums = correctionSums;
        this.levelSums = levelSums;
        this.offsets = offsets;
        this.waiting = waiting;
    }

    /** What the share of the correction is worked out from, null before the first one: for a serialiser. */
    public @Nullable CorrectionSums correctionSums() {
        return correctionSums;
    }

    /** What the share of the way to the running mean is worked out from, null before the first one: for a serialiser. */
    public @Nullable CorrectionSums levelSums() {
        return levelSums;
    }

    /** Each level less the point forecast [H, C, Q], ascending in Q, 0 at 0.5; null before the first: for a serialiser. */
    public float @Nullable [] offsets() {
        return offsets;
    }

    /** Issues whose targets are to come, oldest first: the state itself, for a serialiser. */
    public Deque<Issue> waiting() {
        return waiting;
    }
}
