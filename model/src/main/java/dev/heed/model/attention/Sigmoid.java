package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** σ(eⱼ), each on its own. */
@AutoService(DistributionKind.class)
public final class Sigmoid extends DistributionKind {
    @Override
    protected <T extends TFloating> Operand<T> weights(
            Algebra<T> algebra, Choice choice, Operand<T> scores, KeyMask<T> mask) {
        return mask.clear(algebra.tf().math.sigmoid(scores)); // [X, H, K]
    }
}
