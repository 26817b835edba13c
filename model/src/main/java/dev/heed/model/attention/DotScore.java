package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.types.family.TFloating;

/** qᵀk (Luong et al. 2015); has no parameters. */
@AutoService(ScoreKind.class)
public final class DotScore extends ScoreKind {
    @Override
    public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
        return (query, key, layout) -> algebra.pairs(query, key); // [X, H, K]
    }
}
