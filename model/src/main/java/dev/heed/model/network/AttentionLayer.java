package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.BiasedScore;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.GlobalScope;
import dev.heed.model.attention.Heads;
import dev.heed.model.attention.LocalScope;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.PredictiveScope;
import dev.heed.model.attention.ScopeKind;
import dev.heed.model.attention.Score;
import dev.heed.model.attention.ScoreSizes;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * One pre-norm layer of attention and a small feed-forward. It eats its reach: n steps in, n − before − after out, each of
 * which saw all of its keys, so that a step's result does not depend on where in a window it lies.
 */
record AttentionLayer(
        Algebra<TFloat32> algebra,
        AttentionConfiguration configuration,
        Parameters<TFloat32> parameters,
        Choice choice) {

    /** What comes out of a layer: weights by offset, mean over the heads [B, m, O], and streams [B, m, D]. */
    record Layered(Operand<TFloat32> weights, Streams streams) {}

    Layered of(Streams streams) { // [B, before + m + after, D]
        int before = configuration.before();
        int after = configuration.after();
        Operand<TFloat32> asking = normed("norm", streams.asking()); // [B, before + m + after, D]
        Operand<TFloat32> attended = streams.areTwo() ? normed("keyNorm", streams.attended()) : asking;
        Operand<TFloat32> query = projected("Wq", algebra.steps(asking, before, -after)); // [B, m, D]
        Attention<TFloat32> attention = attention();
        Attended<TFloat32> made = LayerScope.of(algebra, configuration, parameters)
                .attend(attention, query, projected("Wk", attended), projected("Wv", attended));
        Operand<TFloat32> own = algebra.steps(streams.asking(), before, -after); // [B, m, D]
        Operand<TFloat32> hidden = algebra.tf().math.add(own, projected("Wo", made.context())); // [B, m, D]
        Operand<TFloat32> next = algebra.tf().math.add(hidden, feedForward(hidden)); // [B, m, D]
        return new Layered(made.weights(), streams.next(next, algebra.steps(streams.attended(), before, -after)));
    }

    private Operand<TFloat32> normed(String name, Operand<TFloat32> x) { // […, D] → […, D]
        return new LayerNorm(algebra, parameters.within(name), configuration.width()).of(x);
    }

    private Operand<TFloat32> projected(String name, Operand<TFloat32> x) { // […, D] → […, D]
        return algebra.dense(x, parameters.matrix(name, configuration.width(), configuration.width()));
    }

    private Attention<TFloat32> attention() {
        int each = configuration.width() / configuration.heads();
        int places = configuration.before() + 1 + configuration.after();
        Score<TFloat32> score =
                configuration.score().of(algebra, parameters.within("score"), new ScoreSizes(each, each, places));
        return new Attention<>(
                algebra,
                configuration.scope() == ScopeKind.LOCAL_PREDICTIVE
                        ? score // its centre knows the order
                        : new BiasedScore<>(algebra, score, parameters.bias("offsets", places)),
                configuration.distribution().of(algebra, choice),
                new Heads<>(algebra, configuration.heads()));
    }

    private Operand<TFloat32> feedForward(Operand<TFloat32> x) { // [B, m, D] → [B, m, D]
        int width = configuration.width();
        Parameters<TFloat32> own = parameters.within("forward");
        Operand<TFloat32> wide = new LayerNorm(algebra, own.within("norm"), width)
                .into(own.matrix("W1", width, 2L * width), own.bias("b1", 2L * width), x); // [B, m, 2D]
        return algebra.dense(
                algebra.tf().nn.relu(wide), own.matrix("W2", 2L * width, width), own.bias("b2", width)); // [B, m, D]
    }

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
                    PredictiveScope<TFloat32> scope = PredictiveScope.of(
                            algebra, parameters.within("centre"), configuration.radius(), width, width);
                    yield framed(algebra, configuration, (attention, query, key, value) -> {
                        PredictiveScope.Predicted<TFloat32> predicted =
                                scope.around(attention, query, key, value, null);
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
}
