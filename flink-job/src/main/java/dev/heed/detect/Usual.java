package dev.heed.detect;

import dev.heed.model.scoring.DriftState;
import dev.heed.model.scoring.TailState;
import org.jspecify.annotations.Nullable;

/**
 * What is usual of an entity's evidence: of its score, and of its slow drift where the model looks for one. Mutable, owned by
 * one thread.
 */
final class Usual {
    final TailState score;
    final @Nullable DriftState drift;
    final @Nullable TailState driftTail;
    /** Scored steps since it was known nothing of the entity, or since a new level was accepted. */
    int learned;
    /** Whether a new level was accepted: what comes in the warm-up is usual, however high. */
    boolean accepted;

    Usual(TailState score, @Nullable DriftState drift, @Nullable TailState driftTail) {
        this.score = score;
        this.drift = drift;
        this.driftTail = driftTail;
    }
}
