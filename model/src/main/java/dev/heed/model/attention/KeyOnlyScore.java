package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * vᵀ tanh(Wᵀ k), from the keys alone: self-attentive pooling (Lin et al. 2017).
 *
 * @param weights W [D, A]
 * @param reading v [A]
 */
public record KeyOnlyScore<T extends TFloating>(Algebra<T> algebra, Operand<T> weights, Operand<T> reading)
        implements Score<T> {
    /** {@code key_only}. */
    @AutoService(ScoreKind.class)
    public static final class Kind extends ScoreKind {
        /** For the catalogue. */
        public Kind() {
            super("key_only");
        }

        @Override
        public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
            return new KeyOnlyScore<>(
                    algebra,
                    parameters.matrix("W", sizes.width(), sizes.hidden()),
                    parameters.reading("v", sizes.hidden()));
        }
    }

    @Override
    public Operand<T> between(Operand<T> query, Operand<T> key, KeyLayout<T> layout) {
        Ops tf = algebra.tf();
        Operand<T> hidden = tf.math.tanh(algebra.dense(key, weights)); // [X, K, A]
        Operand<T> ofKeys =
                tf.expandDims(tf.sum(tf.math.mul(hidden, reading), tf.constant(-1)), tf.constant(1)); // [X, 1, K]
        int queries = Math.toIntExact(Algebra.length(query, 1));
        return queries == 1 ? ofKeys : tf.tile(ofKeys, tf.constant(new int[] {1, queries, 1})); // [X, H, K]
    }
}
