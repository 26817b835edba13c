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
        return algebra.broadcast(algebra.tf().math.sigmoid(a), x); // [B, T, C]
    }
}
