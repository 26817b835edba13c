package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/** One-hot of the largest score, the first of equals; without a gradient. */
public record Hard<T extends TFloating>(Algebra<T> algebra) implements Distribution<T> {
    @Override
    public Operand<T> weights(Operand<T> scores, KeyMask<T> mask) {
        Ops tf = algebra.tf();
        Operand<TInt32> keys = tf.constant(Math.toIntExact(Algebra.length(scores, -1)));
        Operand<TInt32> best = tf.math.argMax(mask.hide(scores), tf.constant(-1), TInt32.class); // [X, H]
        return mask.clear(tf.oneHot(best, keys, algebra.number(1), algebra.number(0))); // [X, H, K]
    }
}
