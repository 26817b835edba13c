package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * The projection of the scores onto the simplex (Martins &amp; Astudillo 2016): most weights are exactly 0.
 *
 * <p>With z sorted in descending order, k is the largest j with 1 + j zⱼ > z₁ + … + zⱼ, the support is the k largest
 * scores, τ = (Σ support − 1) / k and the weights are max(z − τ, 0). Which scores are in the support has no gradient; τ
 * has one through the scores in it.
 */
@AutoService(DistributionKind.class)
public final class Sparsemax extends DistributionKind {
    @Override
    protected <T extends TFloating> Operand<T> weights(
            Algebra<T> algebra, Choice choice, Operand<T> scores, KeyMask<T> mask) {
        Ops tf = algebra.tf();
        Operand<T> shown = mask.hide(scores); // [X, H, K]
        Operand<T> largest = tf.stopGradient(tf.reduceMax(shown, tf.constant(-1), ReduceMax.keepDims(true)));
        Operand<T> z = tf.math.sub(shown, largest); // [X, H, K]
        Operand<T> support = tf.stopGradient(support(algebra, tf.stopGradient(z))); // [X, H, K]
        Operand<T> size = algebra.total(support); // [X, H, 1]
        Operand<T> inside = algebra.total(tf.math.mul(z, support)); // [X, H, 1]
        Operand<T> threshold = tf.math.div(tf.math.sub(inside, algebra.number(1)), size); // [X, H, 1]
        return mask.clear(tf.math.mul(tf.math.sub(z, threshold), support)); // [X, H, K]
    }

    /** 1 for the scores in the support, else 0. */
    private static <T extends TFloating> Operand<T> support(Algebra<T> algebra, Operand<T> z) {
        Ops tf = algebra.tf();
        Operand<TInt32> keys = tf.constant(Math.toIntExact(Algebra.length(z, -1)));
        TopK<T, TInt32> sorted = tf.nn.topK(z, keys, new TopK.Options[0]);
        Operand<T> values = sorted.values(); // [X, H, K]
        Operand<T> ranks = tf.dtypes.cast(
                tf.range(tf.constant(1), tf.math.add(keys, tf.constant(1)), tf.constant(1)), algebra.type()); // [K]
        Operand<T> sums = tf.math.cumsum(values, tf.constant(-1)); // [X, H, K]
        Operand<T> room = tf.math.add(tf.math.mul(ranks, values), algebra.number(1)); // [X, H, K]
        Operand<T> counted = tf.dtypes.cast(tf.math.greater(room, sums), algebra.type()); // [X, H, K]
        Operand<T> size = algebra.total(counted); // [X, H, 1]
        Operand<T> chosen = algebra.total(tf.math.mul(values, counted)); // [X, H, 1]
        Operand<T> threshold = tf.math.div(tf.math.sub(chosen, algebra.number(1)), size); // [X, H, 1]
        return tf.dtypes.cast(tf.math.greater(z, threshold), algebra.type()); // [X, H, K]
    }
}
