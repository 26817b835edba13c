package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * qᵀ W k (Luong et al. 2015).
 *
 * @param weights W [D, D]
 */
public record GeneralScore<T extends TFloating>(Algebra<T> algebra, Operand<T> weights) implements Score<T> {
    /** {@code general}. */
    @AutoService(ScoreKind.class)
    public static final class Kind extends ScoreKind {
        /** For the catalogue. */
        public Kind() {
            super("general");
        }

        @Override
        public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
            return new GeneralScore<>(algebra, parameters.matrix("W", sizes.width(), sizes.width()));
        }
    }

    @Override
    public Operand<T> between(Operand<T> query, Operand<T> key, KeyLayout<T> layout) {
        return algebra.pairs(algebra.dense(query, weights), key); // [X, H, K]
    }
}
