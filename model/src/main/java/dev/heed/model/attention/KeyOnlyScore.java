package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/** vᵀ tanh(Wᵀ k), from the keys alone: self-attentive pooling (Lin et al. 2017). */
@AutoService(ScoreKind.class)
public final class KeyOnlyScore extends ScoreKind {
    @Override
    public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
        Ops tf = algebra.tf();
        Operand<T> weights = parameters.matrix("W", sizes.width(), sizes.hidden()); // [D, A]
        Operand<T> reading = parameters.reading("v", sizes.hidden()); // [A]
        return (query, key, layout) -> {
            Operand<T> hidden = tf.math.tanh(algebra.dense(key, weights)); // [X, K, A]
            Operand<T> ofKeys =
                    tf.expandDims(tf.sum(tf.math.mul(hidden, reading), tf.constant(-1)), tf.constant(1)); // [X, 1, K]
            int queries = Math.toIntExact(Algebra.length(query, 1));
            return queries == 1 ? ofKeys : tf.tile(ofKeys, tf.constant(new int[] {1, queries, 1})); // [X, H, K]
        };
    }
}
