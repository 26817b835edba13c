package dev.heed.detect;

import dev.heed.model.scoring.DriftState;
import dev.heed.model.scoring.TailState;
import org.jspecify.annotations.Nullable;

/** What is usual of an entity's evidence. Mutable, owned by one thread. */
final class Usual {
    final TailState score;
    final @Nullable Slow slow;
    /** Scored steps outside events since nothing was known of the entity, or since a new level was accepted. */
    int learned;
    /** Steps in a row that would have opened nothing, up to those that end a warm-up. */
    int calm;
    /** Whether a new level was accepted: what comes in the warm-up is usual, however high. */
    boolean accepted;

    Usual(TailState score, @Nullable Slow slow) {
        this.score = score;
        this.slow = slow;
    }

    /** Its slow drift, where the model looks for one. */
    record Slow(DriftState drift, TailState tail) {}
}
