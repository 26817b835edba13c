package dev.heed.model.attention;

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
    /**
     * vᵀ tanh(Wᵀ [k ; q]), key first (Luong et al. 2015): the same with W1 above W2.
     *
     * @param weights W [2D, A]
     */
    public static <T extends TFloating> AdditiveScore<T> concat(
            Algebra<T> algebra, Operand<T> weights, Operand<T> reading) {
        long width = Algebra.length(weights, 0) / 2;
        return new AdditiveScore<>(
                algebra, rows(algebra, weights, 0, width), rows(algebra, weights, width, width), reading);
    }

    private static <T extends TFloating> Operand<T> rows(Algebra<T> algebra, Operand<T> x, long begin, long count) {
        Ops tf = algebra.tf();
        return tf.slice(x, tf.constant(new long[] {begin, 0}), tf.constant(new long[] {count, -1})); // [D, A]
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
