package dev.heed.model.attention.form;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Distribution;
import dev.heed.model.attention.KeyMask;
import dev.heed.model.attention.Parameters;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * One distribution over time for every feature: scores tanh(x W1 + b1) W2 + b2, context Σₜ w ⊙ x (Shen et al. 2018).
 *
 * @param parameters W1, W2 [D, D], b1, b2 [D] by the names of the catalogue
 */
public record MultiDimensionalAttention<T extends TFloating>(
        Algebra<T> algebra, Distribution<T> distribution, Parameters<T> parameters) {
    /** Of every feature: weights [B, T, D] and context [B, D]. */
    public record Features<T extends TFloating>(Operand<T> weights, Operand<T> context) {}

    /** Of x [B, T, D]; keyMask [B, T] is null where every step may be attended. */
    public Features<T> of(Operand<T> x, @Nullable Operand<T> keyMask) {
        Ops tf = algebra.tf();
        Operand<T> bent = tf.math.tanh(layer("1", x)); // [B, T, D]
        Operand<T> scores = algebra.transpose(layer("2", bent), 0, 2, 1); // [B, D, T]
        Operand<T> seen = keyMask == null ? null : algebra.reshape(keyMask, -1, 1, Algebra.length(keyMask, 1));
        Operand<T> weights =
                algebra.transpose(distribution.weights(scores, KeyMask.of(algebra, seen)), 0, 2, 1); // [B, T, D]
        return new Features<>(weights, tf.sum(tf.math.mul(weights, x), tf.constant(1)));
    }

    private Operand<T> layer(String number, Operand<T> x) { // [B, T, D] → [B, T, D]
        long width = Algebra.length(x, 2);
        return algebra.dense(x, parameters.matrix("W" + number, width, width), parameters.bias("b" + number, width));
    }
}
