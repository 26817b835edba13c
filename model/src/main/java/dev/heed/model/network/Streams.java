package dev.heed.model.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The embedded steps that ask and those that are attended; in self-attention they are the same.
 *
 * @param asking [B, n, D]
 * @param attended [B, n, D]
 * @param areTwo whether they are of two groups of channels
 */
record Streams(Operand<TFloat32> asking, Operand<TFloat32> attended, boolean areTwo) {
    static Streams one(Operand<TFloat32> hidden) {
        return new Streams(hidden, hidden, false);
    }

    /** After a layer: what is attended stays what it was where there are two groups. */
    Streams next(Operand<TFloat32> asking, Operand<TFloat32> attended) {
        return areTwo ? new Streams(asking, attended, true) : one(asking);
    }
}
