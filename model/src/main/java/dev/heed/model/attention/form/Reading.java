package dev.heed.model.attention.form;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Parameters;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * tanh(x W + b) u: one number for every step, from the step alone.
 *
 * @param weights W [D, D]
 * @param bias b [D]
 * @param reading u [D]
 */
public record Reading<T extends TFloating>(
        Algebra<T> algebra, Operand<T> weights, Operand<T> bias, Operand<T> reading) {
    static <T extends TFloating> Reading<T> of(Algebra<T> algebra, Parameters<T> parameters, String suffix, int width) {
        return new Reading<>(
                algebra,
                parameters.matrix("W" + suffix, width, width),
                parameters.bias("b" + suffix, width),
                parameters.reading("u" + suffix, width));
    }

    Operand<T> of(Operand<T> x) { // [B, T, D] → [B, T]
        Operand<T> bent = algebra.tf().math.tanh(algebra.dense(x, weights, bias)); // [B, T, D]
        return algebra.tf()
                .sum(algebra.tf().math.mul(bent, reading), algebra.tf().constant(-1));
    }
}
