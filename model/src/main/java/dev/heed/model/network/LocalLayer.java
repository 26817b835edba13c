package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.BiasedScore;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Heads;
import dev.heed.model.attention.LocalScope;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.Score;
import dev.heed.model.attention.ScoreSizes;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * One pre-norm layer of causal local attention and a small feed-forward. It eats its radius: n steps in, n − r out, each
 * of which saw its whole past, so that a step's result does not depend on where in a window it lies.
 */
final class LocalLayer {
    private final Algebra<TFloat32> algebra;
    private final AttentionConfiguration configuration;
    private final Parameters<TFloat32> parameters;

    LocalLayer(Algebra<TFloat32> algebra, AttentionConfiguration configuration, Parameters<TFloat32> parameters) {
        this.algebra = algebra;
        this.configuration = configuration;
        this.parameters = parameters;
    }

    /**
     * What comes out of a layer.
     *
     * @param weights by offset [B, m, N·offsets], head after head
     * @param hidden [B, m, D]
     */
    record Layered(Operand<TFloat32> weights, Operand<TFloat32> hidden) {}

    Layered of(Operand<TFloat32> x) { // [B, m + r, D]
        int width = configuration.width();
        int radius = configuration.radius();
        Operand<TFloat32> normed = new LayerNorm(algebra, parameters.within("norm"), width).of(x); // [B, m + r, D]
        Operand<TFloat32> query = projected("Wq", algebra.steps(normed, radius, 0)); // [B, m, D]
        LocalScope<TFloat32> scope = LocalScope.causal(algebra, radius);
        Attended<TFloat32> attended =
                scope.inside(attention(scope), query, projected("Wk", normed), projected("Wv", normed));
        Operand<TFloat32> hidden =
                algebra.tf().math.add(algebra.steps(x, radius, 0), projected("Wo", attended.context())); // [B, m, D]
        return new Layered(attended.weights(), algebra.tf().math.add(hidden, feedForward(hidden)));
    }

    private Operand<TFloat32> projected(String name, Operand<TFloat32> x) { // […, D] → […, D]
        return algebra.dense(x, parameters.matrix(name, configuration.width(), configuration.width()));
    }

    private Attention<TFloat32> attention(LocalScope<TFloat32> scope) {
        int each = configuration.width() / configuration.heads();
        Score<TFloat32> score = configuration
                .score()
                .of(algebra, parameters.within("score"), new ScoreSizes(each, each, scope.offsets()));
        return new Attention<>(
                algebra,
                new BiasedScore<>(algebra, score, parameters.bias("offsets", scope.offsets())),
                configuration.distribution().of(algebra, Choice.largest()),
                new Heads<>(algebra, configuration.heads()));
    }

    private Operand<TFloat32> feedForward(Operand<TFloat32> x) { // [B, m, D] → [B, m, D]
        int width = configuration.width();
        Parameters<TFloat32> own = parameters.within("forward");
        Operand<TFloat32> normed = new LayerNorm(algebra, own.within("norm"), width).of(x);
        Operand<TFloat32> wide = algebra.tf()
                .nn
                .relu(algebra.dense(
                        normed, own.matrix("W1", width, 2L * width), own.bias("b1", 2L * width))); // [B, m, 2D]
        return algebra.dense(wide, own.matrix("W2", 2L * width, width), own.bias("b2", width)); // [B, m, D]
    }
}
