package dev.heed.model.attention.form;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Parameters;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * Self-attention by several heads, their outputs side by side times Wo (Vaswani et al. 2017).
 *
 * @param heads self-attention with several heads
 * @param mixing Wo [D, D]
 */
public record MultiHeadAttention<T extends TFloating>(Algebra<T> algebra, CrossAttention<T> heads, Operand<T> mixing) {
    /** With parameters named as in the catalogue. */
    public static <T extends TFloating> MultiHeadAttention<T> of(
            CrossAttention<T> heads, Parameters<T> parameters, int width) {
        return new MultiHeadAttention<>(heads.algebra(), heads, parameters.matrix("Wo", width, width));
    }

    /**
     * What x makes of itself.
     *
     * @param x [B, T, D]
     * @return weights as the scope lays them out, context [B, T, D]
     */
    public Attended<T> of(Operand<T> x, @Nullable Operand<T> keyMask) {
        Attended<T> attended = heads.within(x, keyMask);
        return new Attended<>(
                attended.scores(), attended.weights(), algebra.dense(attended.context(), mixing)); // [B, T, D]
    }
}
