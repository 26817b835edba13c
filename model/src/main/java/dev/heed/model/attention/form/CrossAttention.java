package dev.heed.model.attention.form;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.Scope;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * Queries from one sequence, y Wq; keys and values from another, x Wk and x Wv. With y = x it is self-attention (Vaswani et
 * al. 2017).
 *
 * @param ofQueries Wq [D, D]
 * @param ofKeys Wk [D, D]
 * @param ofValues Wv [D, D]
 */
public record CrossAttention<T extends TFloating>(
        Algebra<T> algebra,
        Attention<T> attention,
        Scope<T> scope,
        Operand<T> ofQueries,
        Operand<T> ofKeys,
        Operand<T> ofValues) {
    /** With parameters named as in the catalogue. */
    public static <T extends TFloating> CrossAttention<T> of(
            Algebra<T> algebra, Attention<T> attention, Scope<T> scope, Parameters<T> parameters, int width) {
        return new CrossAttention<>(
                algebra,
                attention,
                scope,
                parameters.matrix("Wq", width, width),
                parameters.matrix("Wk", width, width),
                parameters.matrix("Wv", width, width));
    }

    /**
     * What y makes of x.
     *
     * @param y [B, H, D]
     * @param x [B, T, D]
     * @param keyMask over x [B, T]; null where all of it may be attended
     * @return weights as the scope lays them out, context [B, H, D]
     */
    public Attended<T> of(Operand<T> y, Operand<T> x, @Nullable Operand<T> keyMask) {
        return scope.attend(
                attention,
                algebra.dense(y, ofQueries), // [B, H, D]
                algebra.dense(x, ofKeys), // [B, T, D]
                algebra.dense(x, ofValues), // [B, T, D]
                keyMask);
    }

    /** Self-attention: what x makes of itself. */
    public Attended<T> within(Operand<T> x, @Nullable Operand<T> keyMask) { // [B, T, D]
        return of(x, x, keyMask);
    }
}
