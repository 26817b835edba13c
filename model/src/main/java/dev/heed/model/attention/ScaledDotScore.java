package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** qᵀk / √D, D the width of a head (Vaswani et al. 2017); has no parameters. */
@AutoService(ScoreKind.class)
public final class ScaledDotScore extends ScoreKind {
    @Override
    public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
        return of(algebra, sizes.width());
    }

    /** The score of heads of that width. */
    public static <T extends TFloating> Score<T> of(Algebra<T> algebra, int width) {
        double scale = 1 / Math.sqrt(width);
        return (query, key, layout) -> {
            Operand<T> scaled = scale == 1 ? query : algebra.tf().math.mul(query, algebra.number(scale)); // [X, H, D]
            return algebra.pairs(scaled, key); // [X, H, K]
        };
    }
}
