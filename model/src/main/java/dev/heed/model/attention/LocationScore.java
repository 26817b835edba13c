package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * (qᵀ W)ⱼ, from the query alone (Luong et al. 2015); j is a position in global scope, an offset in local scope.
 *
 * @param weights W [D, P]
 */
public record LocationScore<T extends TFloating>(Algebra<T> algebra, Operand<T> weights) implements Score<T> {
    /** {@code location}. */
    @AutoService(ScoreKind.class)
    public static final class Kind extends ScoreKind {
        /** For the catalogue. */
        public Kind() {
            super("location");
        }

        @Override
        public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
            return new LocationScore<>(algebra, parameters.matrix("W", sizes.width(), sizes.positions()));
        }
    }

    @Override
    public Operand<T> between(Operand<T> query, Operand<T> key, KeyLayout<T> layout) {
        return layout.spread(algebra.dense(query, weights)); // [X, H, K]
    }
}
