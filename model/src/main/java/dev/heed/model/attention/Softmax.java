package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** exp(eⱼ)/Σexp. */
public record Softmax<T extends TFloating>(Algebra<T> algebra) implements Distribution<T> {
    static <T extends TFloating> Distribution<T> of(Algebra<T> algebra, Choice choice) {
        return new Softmax<>(algebra);
    }

    @Override
    public Operand<T> weights(Operand<T> scores, KeyMask<T> mask) {
        Operand<T> weights = algebra.tf().nn.softmax(mask.hide(scores)); // [X, H, K]
        return mask.everyQuerySees() ? weights : mask.clear(weights);
    }
}
