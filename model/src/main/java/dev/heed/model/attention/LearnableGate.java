package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * σ(a): one weight per channel, the same at every step.
 *
 * @param a [C]
 */
public record LearnableGate<T extends TFloating>(Algebra<T> algebra, Operand<T> a) implements Gate<T> {
    @Override
    public Operand<T> weights(Operand<T> x) {
        Operand<T> zero = algebra.tf().math.mul(x, algebra.number(0)); // [B, T, C]
        return algebra.tf().math.add(zero, algebra.tf().math.sigmoid(a)); // [B, T, C]
    }
}
