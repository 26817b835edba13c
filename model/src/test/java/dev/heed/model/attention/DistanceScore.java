package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * −Σ (s ⊙ (q − k))²: near keys count more. It stands for whatever is added to the catalogue: this file and its reference
 * cases are all that there is of it, and every test of the catalogue and of the networks takes it.
 *
 * @param scale s [D]
 */
public record DistanceScore<T extends TFloating>(Algebra<T> algebra, Operand<T> scale) implements Score<T> {
    /** {@code distance}. */
    @AutoService(ScoreKind.class)
    public static final class Kind extends ScoreKind {
        /** For the catalogue. */
        public Kind() {
            super("distance");
        }

        @Override
        public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
            return new DistanceScore<>(algebra, parameters.get("s", Parameters.Start.ONES, sizes.width()));
        }
    }

    @Override
    public Operand<T> between(Operand<T> query, Operand<T> key, KeyLayout<T> layout) {
        Ops tf = algebra.tf();
        Operand<T> q = tf.math.mul(query, scale); // [X, H, D]
        Operand<T> k = tf.math.mul(key, scale); // [X, K, D]
        Operand<T> ofKeys = tf.expandDims(squares(k), tf.constant(1)); // [X, 1, K]
        Operand<T> ofQueries = tf.expandDims(squares(q), tf.constant(2)); // [X, H, 1]
        Operand<T> twice = tf.math.mul(algebra.pairs(q, k), algebra.number(2)); // [X, H, K]
        return tf.math.sub(twice, tf.math.add(ofQueries, ofKeys)); // [X, H, K]
    }

    private Operand<T> squares(Operand<T> x) { // [X, n, D] → [X, n]
        return algebra.tf().sum(algebra.tf().math.square(x), algebra.tf().constant(-1));
    }
}
