package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * σ([x Wp + bp ; c] Wa + ba): a weight per element, conditioned on a context c. The product with Wa is taken in its two
 * halves, so that c need not be repeated over the steps; an embedding of the context meets Wa, and not every row.
 */
@AutoService(GateKind.class)
public final class ContextGate extends GateKind {
    @Override
    public boolean readsContext() {
        return true;
    }

    @Override
    public <T extends TFloating> Gate<T> of(
            Algebra<T> algebra, Parameters<T> parameters, int channels, GateContext<T> context) {
        long width = context.width();
        Conditioned<T> gate = new Conditioned<>(
                algebra,
                parameters.matrix("Wp", channels, width),
                parameters.bias("bp", width),
                parameters.matrix("Wa", 2 * width, channels),
                parameters.bias("ba", channels),
                context.values());
        GateContext.Embedding<T> embedding = context.embedding();
        return embedding == null ? gate : gate.embedded(embedding);
    }

    /**
     * The gate with its parameters.
     *
     * @param projection Wp [C, D]
     * @param projectionBias bp [D]
     * @param reading Wa [2D, C]
     * @param readingBias ba [C]
     * @param context c [B, T | 1, D]
     */
    private record Conditioned<T extends TFloating>(
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

        /** The same gate, its context m embedded first. */
        Conditioned<T> embedded(GateContext.Embedding<T> embedding) {
            Operand<T> ofRaw = algebra.dense(embedding.weights(), ofContext()); // [M, C]
            return new Conditioned<>(
                    algebra,
                    projection,
                    projectionBias,
                    algebra.concat(List.of(ofElements(), ofRaw), 0), // [D + M, C]
                    algebra.tf().math.add(read(embedding.bias(), ofContext()), readingBias),
                    context);
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
}
