package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** exp(eⱼ)/Σexp. */
@AutoService(DistributionKind.class)
public final class Softmax extends DistributionKind {
    @Override
    protected <T extends TFloating> Operand<T> weights(
            Algebra<T> algebra, Choice choice, Operand<T> scores, KeyMask<T> mask) {
        Operand<T> weights = algebra.tf().nn.softmax(mask.hide(scores)); // [X, H, K]
        return mask.everyQuerySees() ? weights : mask.clear(weights);
    }
}
