package dev.heed.model.attention;

import java.util.List;
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
        Operand<T> weights = algebra.dense(projection, ofElements()); // [C, C]
        Operand<T> bias = tf.math.add(read(projectionBias, ofElements()), readingBias); // [C]
        Operand<T> fromElements = algebra.dense(x, weights, bias); // [B, T, C]
        Operand<T> fromContext = algebra.dense(context, ofContext()); // [B, T | 1, C]
        return tf.math.sigmoid(tf.math.add(fromElements, fromContext)); // [B, T, C]
    }

    /**
     * The same gate for a context m that is embedded first, c = m W + b.
     *
     * @param embedding W [M, D]
     * @param embeddingBias b [D]
     * @param raw m [B, T, M] or [B, 1, M]
     */
    ContextGate<T> embedding(Operand<T> embedding, Operand<T> embeddingBias, Operand<T> raw) {
        Operand<T> ofRaw = algebra.dense(embedding, ofContext()); // [M, C]
        return new ContextGate<>(
                algebra,
                projection,
                projectionBias,
                algebra.concat(List.of(ofElements(), ofRaw), 0), // [D + M, C]
                algebra.tf().math.add(read(embeddingBias, ofContext()), readingBias),
                raw);
    }

    private Operand<T> ofElements() { // [D, C]
        return algebra.slice(reading, new int[2], new int[] {Math.toIntExact(Algebra.length(projection, 1)), -1});
    }

    private Operand<T> ofContext() { // [D, C]
        return algebra.slice(
                reading, new int[] {Math.toIntExact(Algebra.length(projection, 1)), 0}, new int[] {-1, -1});
    }

    private Operand<T> read(Operand<T> bias, Operand<T> weights) { // [D], [D, C] → [C]
        return algebra.reshape(algebra.dense(algebra.reshape(bias, 1, -1), weights), -1);
    }
}
