package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** A score function f(query, key). */
@FunctionalInterface
public interface Score<T extends TFloating> {
    /**
     * Scores every query with every key.
     *
     * @param query [X, H, D]
     * @param key [X, K, D]
     * @param layout how the keys lie, for scores that depend on it
     * @return [X, H, K]
     */
    Operand<T> between(Operand<T> query, Operand<T> key, KeyLayout<T> layout);
}
