package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** qᵀ W k (Luong et al. 2015). */
@AutoService(ScoreKind.class)
public final class GeneralScore extends ScoreKind {
    @Override
    public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
        Operand<T> weights = parameters.matrix("W", sizes.width(), sizes.width()); // [D, D]
        return (query, key, layout) -> algebra.pairs(algebra.dense(query, weights), key); // [X, H, K]
    }
}
