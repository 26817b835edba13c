package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * context = g(f(query, key)) · value, for keys that have been laid beside their queries.
 *
 * @param score f
 * @param distribution g
 * @param heads that share f and g
 */
public record Attention<T extends TFloating>(
        Algebra<T> algebra, Score<T> score, Distribution<T> distribution, Heads<T> heads) {
    /**
     * What queries make of keys and values.
     *
     * @param query [X, H, D]
     * @param key [X, K, D]
     * @param value [X, K, V]
     * @param mask over [X·N, H, K]
     */
    public Attended<T> among(Operand<T> query, Operand<T> key, Operand<T> value, KeyMask<T> mask, KeyLayout<T> layout) {
        Operand<T> scores = score.between(heads.split(query), heads.split(key), layout); // [X·N, H, K]
        Operand<T> weights = distribution.weights(scores, mask); // [X·N, H, K]
        Operand<T> context = heads.join(algebra.product(weights, heads.split(value))); // [X, H, V]
        return new Attended<>(scores, weights, context);
    }
}
