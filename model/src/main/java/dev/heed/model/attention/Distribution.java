package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** How the scores of a query become weights. */
@FunctionalInterface
public interface Distribution<T extends TFloating> {
    /**
     * Weights over the last axis. A hidden key's weight is exactly 0; where a query sees no key, all its weights are 0
     * and gradients stay finite.
     *
     * @param scores [X, H, K]
     * @return [X, H, K]
     */
    Operand<T> weights(Operand<T> scores, KeyMask<T> mask);
}
