package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * vᵀ tanh(W1ᵀ k + W2ᵀ q) (Bahdanau et al. 2014).
 *
 * @param keyWeights W1 [D, A]
 * @param queryWeights W2 [D, A]
 * @param reading v [A]
 */
public record AdditiveScore<T extends TFloating>(
        Algebra<T> algebra, Operand<T> keyWeights, Operand<T> queryWeights, Operand<T> reading) implements Score<T> {
    /** {@code additive}. */
    @AutoService(ScoreKind.class)
    public static final class Kind extends ScoreKind {
        /** For the catalogue. */
        public Kind() {
            super("additive");
        }

        @Override
        public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
            return new AdditiveScore<>(
                    algebra,
                    parameters.matrix("W1", sizes.width(), sizes.hidden()),
                    parameters.matrix("W2", sizes.width(), sizes.hidden()),
                    parameters.reading("v", sizes.hidden()));
        }
    }

    /** {@code concat}: vᵀ tanh(Wᵀ [k ; q]), key first, W [2D, A] (Luong et al. 2015): the same with W1 above W2. */
    @AutoService(ScoreKind.class)
    public static final class Concat extends ScoreKind {
        /** For the catalogue. */
        public Concat() {
            super("concat");
        }

        @Override
        public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
            int width = sizes.width();
            Operand<T> weights = parameters.matrix("W", 2L * width, sizes.hidden()); // [2D, A]
            return new AdditiveScore<>(
                    algebra,
                    algebra.slice(weights, new int[] {0, 0}, new int[] {width, -1}), // [D, A]
                    algebra.slice(weights, new int[] {width, 0}, new int[] {width, -1}), // [D, A]
                    parameters.reading("v", sizes.hidden()));
        }
    }

    @Override
    public Operand<T> between(Operand<T> query, Operand<T> key, KeyLayout<T> layout) {
        Ops tf = algebra.tf();
        Operand<T> ofKeys = tf.expandDims(algebra.dense(key, keyWeights), tf.constant(1)); // [X, 1, K, A]
        Operand<T> ofQueries = tf.expandDims(algebra.dense(query, queryWeights), tf.constant(2)); // [X, H, 1, A]
        Operand<T> hidden = tf.math.tanh(tf.math.add(ofKeys, ofQueries)); // [X, H, K, A]
        return tf.sum(tf.math.mul(hidden, reading), tf.constant(-1)); // [X, H, K]
    }
}
