package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** (qᵀ W)ⱼ, from the query alone (Luong et al. 2015); j is a position in global scope, an offset in local scope. */
@AutoService(ScoreKind.class)
public final class LocationScore extends ScoreKind {
    @Override
    public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
        Operand<T> weights = parameters.matrix("W", sizes.width(), sizes.positions()); // [D, P]
        return (query, key, layout) -> layout.spread(algebra.dense(query, weights)); // [X, H, K]
    }
}
