package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** σ(eⱼ)/Σσ (Chorowski et al. 2015). */
@AutoService(DistributionKind.class)
public final class Logistic extends DistributionKind {
    /** Keeps the sum of no weights off zero. */
    private static final double TINY = 1e-30;

    @Override
    protected <T extends TFloating> Operand<T> weights(
            Algebra<T> algebra, Choice choice, Operand<T> scores, KeyMask<T> mask) {
        Operand<T> each = mask.clear(algebra.tf().math.sigmoid(scores)); // [X, H, K]
        Operand<T> sum = algebra.tf().math.maximum(algebra.total(each), algebra.number(TINY)); // [X, H, 1]
        return algebra.tf().math.div(each, sum); // [X, H, K]
    }
}
