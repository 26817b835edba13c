package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** vᵀ tanh(Wᵀ [k ; q]), key first, W [2D, A] (Luong et al. 2015): the additive score with W1 above W2. */
@AutoService(ScoreKind.class)
public final class ConcatScore extends ScoreKind {
    @Override
    public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
        int width = sizes.width();
        Operand<T> weights = parameters.matrix("W", 2L * width, sizes.hidden()); // [2D, A]
        Operand<T> keyWeights = algebra.slice(weights, new int[] {0, 0}, new int[] {width, -1}); // [D, A]
        Operand<T> queryWeights = algebra.slice(weights, new int[] {width, 0}, new int[] {width, -1}); // [D, A]
        return AdditiveScore.of(algebra, keyWeights, queryWeights, parameters.reading("v", sizes.hidden()));
    }
}
