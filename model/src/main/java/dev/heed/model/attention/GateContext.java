package dev.heed.model.attention;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * What a gate may be conditioned on: c, one for each step or one for the window; or m, whose embedding c = m W + b it is.
 *
 * @param values c [B, T | 1, D] or m [B, T | 1, M]
 * @param embedding of m; null where the values are c
 */
public record GateContext<T extends TFloating>(
        Operand<T> values, @Nullable Embedding<T> embedding) {
    /** How m becomes c: weights W [M, D] and bias b [D]. */
    public record Embedding<T extends TFloating>(Operand<T> weights, Operand<T> bias) {}

    /** A context as it is. */
    public static <T extends TFloating> GateContext<T> of(Operand<T> values) {
        return new GateContext<>(values, null);
    }

    /** D. */
    long width() {
        return Algebra.length(embedding == null ? values : embedding.weights(), -1);
    }
}
