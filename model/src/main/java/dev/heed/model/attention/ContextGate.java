package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * σ([x Wp + bp ; c] Wa + ba): a weight per element, conditioned on a context. The product with Wa is taken in its two
 * halves, so that c need not be repeated over the steps.
 *
 * @param projection Wp [C, D]
 * @param projectionBias bp [D]
 * @param reading Wa [2D, C]
 * @param readingBias ba [C]
 * @param context c [B, T, D] or [B, 1, D]
 */
public record ContextGate<T extends TFloating>(
        Algebra<T> algebra,
        Operand<T> projection,
        Operand<T> projectionBias,
        Operand<T> reading,
        Operand<T> readingBias,
        Operand<T> context)
        implements Gate<T> {
    @Override
    public Operand<T> weights(Operand<T> x) {
        Ops tf = algebra.tf();
        Operand<T> elements = algebra.dense(x, projection, projectionBias); // [B, T, D]
        Operand<T> ofElements = algebra.dense(elements, half(0), readingBias); // [B, T, C]
        Operand<T> ofContext = algebra.dense(context, half(1)); // [B, T | 1, C]
        return tf.math.sigmoid(tf.math.add(ofElements, ofContext)); // [B, T, C]
    }

    private Operand<T> half(int which) { // [D, C]
        long width = Algebra.length(reading, 0) / 2;
        Ops tf = algebra.tf();
        return tf.slice(reading, tf.constant(new long[] {which * width, 0}), tf.constant(new long[] {width, -1}));
    }
}
