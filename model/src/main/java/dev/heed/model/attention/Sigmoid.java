package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** σ(eⱼ), each on its own. */
public record Sigmoid<T extends TFloating>(Algebra<T> algebra) implements Distribution<T> {
    static <T extends TFloating> Distribution<T> of(Algebra<T> algebra, Choice choice) {
        return new Sigmoid<>(algebra);
    }

    @Override
    public Operand<T> weights(Operand<T> scores, KeyMask<T> mask) {
        return mask.clear(algebra.tf().math.sigmoid(scores)); // [X, H, K]
    }
}
