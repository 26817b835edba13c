package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * −Σ (s ⊙ (q − k))²: near keys count more. It stands for whatever is added to the catalogue: this file and its reference
 * cases are all that there is of it, and every test of the catalogue and of the networks takes it.
 */
@AutoService(ScoreKind.class)
public final class DistanceScore extends ScoreKind {
    @Override
    public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
        Ops tf = algebra.tf();
        Operand<T> scale = parameters.get("s", Parameters.Start.ONES, sizes.width()); // [D]
        return (query, key, layout) -> {
            Operand<T> q = tf.math.mul(query, scale); // [X, H, D]
            Operand<T> k = tf.math.mul(key, scale); // [X, K, D]
            Operand<T> ofKeys = tf.expandDims(squares(tf, k), tf.constant(1)); // [X, 1, K]
            Operand<T> ofQueries = tf.expandDims(squares(tf, q), tf.constant(2)); // [X, H, 1]
            Operand<T> twice = tf.math.mul(algebra.pairs(q, k), algebra.number(2)); // [X, H, K]
            return tf.math.sub(twice, tf.math.add(ofQueries, ofKeys)); // [X, H, K]
        };
    }

    private static <T extends TFloating> Operand<T> squares(Ops tf, Operand<T> x) { // [X, n, D] → [X, n]
        return tf.sum(tf.math.square(x), tf.constant(-1));
    }
}
