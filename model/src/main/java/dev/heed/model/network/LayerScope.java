package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.GlobalScope;
import dev.heed.model.attention.LocalScope;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.PredictiveScope;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** How a layer's scope is laid over a stream, in which each step has a window of its own. */
interface LayerScope {
    /**
     * Attention of every step that has all its keys.
     *
     * @param query [B, m, D]
     * @param key [B, before + m + after, D]
     * @param value [B, before + m + after, D]
     * @return weights, mean over the heads [B, m, O], and context [B, m, D]
     */
    Attended<TFloat32> attend(
            Attention<TFloat32> attention, Operand<TFloat32> query, Operand<TFloat32> key, Operand<TFloat32> value);

    /** The scope that a configuration names. */
    static LayerScope of(
            Algebra<TFloat32> algebra, AttentionConfiguration configuration, Parameters<TFloat32> parameters) {
        return switch (configuration.scope()) {
            case LOCAL -> new LocalScope<>(algebra, configuration.before(), configuration.after())::inside;
            case GLOBAL ->
                framed(
                        algebra,
                        configuration,
                        (attention, query, key, value) ->
                                new GlobalScope<>(algebra).attend(attention, query, key, value, null));
            case LOCAL_PREDICTIVE -> {
                int width = configuration.width();
                PredictiveScope<TFloat32> scope =
                        PredictiveScope.of(algebra, parameters.within("centre"), configuration.radius(), width, width);
                yield framed(algebra, configuration, (attention, query, key, value) -> {
                    PredictiveScope.Predicted<TFloat32> predicted = scope.around(attention, query, key, value, null);
                    Operand<TFloat32> weights = scope.overSteps(predicted, configuration.heads()); // [B·m, 1, …]
                    return new Attended<>(
                            predicted.attended().scores(),
                            weights,
                            predicted.attended().context());
                });
            }
        };
    }

    /** Each query before the frame that ends with its step. */
    private static LayerScope framed(
            Algebra<TFloat32> algebra, AttentionConfiguration configuration, LayerScope perFrame) {
        Frames frames = new Frames(algebra, configuration.window());
        long width = configuration.width();
        return (attention, query, key, value) -> {
            Attended<TFloat32> attended = perFrame.attend(
                    attention,
                    algebra.reshape(query, -1, 1, width), // [B·m, 1, D]
                    frames.of(key), // [B·m, W, D]
                    frames.of(value)); // [B·m, W, D]
            Operand<TFloat32> perHead = algebra.reshape(attended.weights(), -1, 1, configuration.window());
            Operand<TFloat32> weights = attention.heads().mean(perHead); // [B·m, 1, W]
            return new Attended<>(
                    attended.scores(),
                    frames.unframe(weights, key, configuration.window()), // [B, m, W]
                    frames.unframe(attended.context(), key, width)); // [B, m, D]
        };
    }
}
