package dev.heed.model.attention.form;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.GlobalScope;
import org.tensorflow.Operand;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.family.TFloating;

/**
 * Two sequences attend each other as wholes: each one's steps are weighted by what the other's mean asks of them.
 *
 * @param attention between the mean and the steps, with one head
 */
public record CoarseCoAttention<T extends TFloating>(Algebra<T> algebra, Attention<T> attention) {
    /** Weights [B, 1, T] and context [B, 1, D] of x [B, T, D], asked by the mean of the other [B, S, D]. */
    public Attended<T> of(Operand<T> x, Operand<T> other) {
        Operand<T> mean = algebra.tf().math.mean(other, algebra.tf().constant(1), Mean.keepDims(true)); // [B, 1, D]
        return new GlobalScope<>(algebra).attend(attention, mean, x, x, null);
    }
}
