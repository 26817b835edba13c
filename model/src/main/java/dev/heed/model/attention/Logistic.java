package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** σ(eⱼ)/Σσ (Chorowski et al. 2015). */
public record Logistic<T extends TFloating>(Algebra<T> algebra) implements Distribution<T> {
    /** Keeps the sum of no weights off zero. */
    private static final double TINY = 1e-30;

    static <T extends TFloating> Distribution<T> of(Algebra<T> algebra, Choice choice) {
        return new Logistic<>(algebra);
    }

    @Override
    public Operand<T> weights(Operand<T> scores, KeyMask<T> mask) {
        Operand<T> each = mask.clear(algebra.tf().math.sigmoid(scores)); // [X, H, K]
        Operand<T> sum = algebra.tf().math.maximum(algebra.total(each), algebra.number(TINY)); // [X, H, 1]
        return algebra.tf().math.div(each, sum); // [X, H, K]
    }
}
