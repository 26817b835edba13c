package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/** vᵀ tanh(W1ᵀ k + W2ᵀ q) (Bahdanau et al. 2014). */
@AutoService(ScoreKind.class)
public final class AdditiveScore extends ScoreKind {
    @Override
    public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
        Operand<T> keyWeights = parameters.matrix("W1", sizes.width(), sizes.hidden()); // [D, A]
        Operand<T> queryWeights = parameters.matrix("W2", sizes.width(), sizes.hidden()); // [D, A]
        return of(algebra, keyWeights, queryWeights, parameters.reading("v", sizes.hidden()));
    }

    static <T extends TFloating> Score<T> of(
            Algebra<T> algebra, Operand<T> keyWeights, Operand<T> queryWeights, Operand<T> reading) {
        Ops tf = algebra.tf();
        return (query, key, layout) -> {
            Operand<T> ofKeys = tf.expandDims(algebra.dense(key, keyWeights), tf.constant(1)); // [X, 1, K, A]
            Operand<T> ofQueries = tf.expandDims(algebra.dense(query, queryWeights), tf.constant(2)); // [X, H, 1, A]
            Operand<T> hidden = tf.math.tanh(tf.math.add(ofKeys, ofQueries)); // [X, H, K, A]
            return tf.sum(tf.math.mul(hidden, reading), tf.constant(-1)); // [X, H, K]
        };
    }
}
