package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** An element-wise gate: a weight in (0, 1) for every element, at a cost linear in the elements. */
@FunctionalInterface
public interface Gate<T extends TFloating> {
    /** Weights of every element; the features are x times these. */
    Operand<T> weights(Operand<T> x); // [B, T, C] → [B, T, C]
}
