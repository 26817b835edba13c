package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** q·k / (‖q‖‖k‖): the cosine of the angle between query and key; 0 where one of them is 0. */
public record SimilarityScore<T extends TFloating>(Algebra<T> algebra) implements Score<T> {
    /** Keeps the length of a zero vector off zero; far below what it would change in single precision. */
    private static final double TINY = 1e-24;

    /** {@code similarity}. */
    @AutoService(ScoreKind.class)
    public static final class Kind extends ScoreKind {
        /** For the catalogue. */
        public Kind() {
            super("similarity");
        }

        @Override
        public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
            return new SimilarityScore<>(algebra);
        }
    }

    @Override
    public Operand<T> between(Operand<T> query, Operand<T> key, KeyLayout<T> layout) {
        return algebra.pairs(unit(query), unit(key)); // [X, H, K]
    }

    private Operand<T> unit(Operand<T> x) { // […, D]
        Operand<T> squared = algebra.total(algebra.tf().math.square(x)); // […, 1]
        return algebra.tf()
                .math
                .mul(x, algebra.tf().math.rsqrt(algebra.tf().math.add(squared, algebra.number(TINY))));
    }
}
