package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/** q·k / (‖q‖‖k‖): the cosine of the angle between query and key; 0 where one of them is 0. */
@AutoService(ScoreKind.class)
public final class SimilarityScore extends ScoreKind {
    /** Keeps the length of a zero vector off zero; far below what it would change in single precision. */
    private static final double TINY = 1e-24;

    @Override
    public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
        return (query, key, layout) -> algebra.pairs(unit(algebra, query), unit(algebra, key)); // [X, H, K]
    }

    private static <T extends TFloating> Operand<T> unit(Algebra<T> algebra, Operand<T> x) { // […, D]
        Ops tf = algebra.tf();
        Operand<T> squared = algebra.total(tf.math.square(x)); // […, 1]
        return tf.math.mul(x, tf.math.rsqrt(tf.math.add(squared, algebra.number(TINY))));
    }
}
