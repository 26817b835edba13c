package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * σ(x W + b).
 *
 * @param weights W [C, C]
 * @param bias b [C]
 */
public record ProjectedGate<T extends TFloating>(Algebra<T> algebra, Operand<T> weights, Operand<T> bias)
        implements Gate<T> {
    @Override
    public Operand<T> weights(Operand<T> x) {
        return algebra.tf().math.sigmoid(algebra.dense(x, weights, bias)); // [B, T, C]
    }
}
