package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/** Makes gates by their kind. */
public final class Gates {
    private Gates() {}

    /**
     * The gate of a kind.
     *
     * @param parameters of the names in the catalogue
     * @param channels C
     * @param context c: [B, T, D], one for each step, or [B, 1, D], one for the window
     */
    public static <T extends TFloating> Gate<T> of(
            GateKind kind, Algebra<T> algebra, Parameters<T> parameters, int channels, Operand<T> context) {
        Ops tf = algebra.tf();
        return switch (kind) {
            case SIGMOID -> tf.math::sigmoid;
            case LEARNABLE -> new LearnableGate<>(algebra, parameters.bias("a", channels));
            case PROJECTED ->
                new ProjectedGate<>(
                        algebra, parameters.matrix("W", channels, channels), parameters.bias("b", channels));
            case CONTEXT -> contextGate(algebra, parameters, channels, Algebra.length(context, -1), context);
        };
    }

    /**
     * The context gate whose context is m W + b.
     *
     * @param embedding W [M, D]
     * @param embeddingBias b [D]
     * @param raw m [B, T, M] or [B, 1, M]
     */
    public static <T extends TFloating> Gate<T> ofEmbedded(
            Algebra<T> algebra,
            Parameters<T> parameters,
            int channels,
            Operand<T> embedding,
            Operand<T> embeddingBias,
            Operand<T> raw) {
        return contextGate(algebra, parameters, channels, Algebra.length(embedding, 1), raw)
                .embedding(embedding, embeddingBias, raw);
    }

    private static <T extends TFloating> ContextGate<T> contextGate(
            Algebra<T> algebra, Parameters<T> parameters, int channels, long width, Operand<T> context) {
        return new ContextGate<>(
                algebra,
                parameters.matrix("Wp", channels, width),
                parameters.bias("bp", width),
                parameters.matrix("Wa", 2 * width, channels),
                parameters.bias("ba", channels),
                context);
    }
}
