package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Gates;
import dev.heed.model.attention.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Normalised steps → gate → embedding → layers of local attention → context. */
final class AttentionBranch {
    private final Algebra<TFloat32> algebra;
    private final AttentionConfiguration configuration;
    private final Parameters<TFloat32> parameters;

    AttentionBranch(Algebra<TFloat32> algebra, AttentionConfiguration configuration, Parameters<TFloat32> parameters) {
        this.algebra = algebra;
        this.configuration = configuration;
        this.parameters = parameters;
    }

    /**
     * What the branch makes of the steps from one on.
     *
     * @param weights of the gate [B, m + r·L, C]
     * @param features z times the weights [B, m + r·L, C]
     * @param attention of the last layer by offset, mean over the heads [B, m, O]
     * @param context [B, m, D]
     */
    record Branch(
            Operand<TFloat32> weights,
            Operand<TFloat32> features,
            Operand<TFloat32> attention,
            Operand<TFloat32> context) {}

    /** Contexts of the steps from {@code first} to the last; gates and features begin where these need them. */
    Branch of(Operand<TFloat32> values, Operand<TFloat32> observed, int first) { // [B, T, C] each
        Ops tf = algebra.tf();
        int begin = first - configuration.layers() * configuration.radius();
        int channels = Math.toIntExact(Algebra.length(values, 2));
        Operand<TFloat32> x = algebra.steps(values, begin, 0); // [B, n, C]
        Operand<TFloat32> weights = Gates.of(
                        configuration.gate(), algebra, parameters.within("gate"), channels, recent(values, begin))
                .weights(x); // [B, n, C]
        Operand<TFloat32> features = tf.math.mul(x, weights); // [B, n, C]
        Operand<TFloat32> input = algebra.concat(List.of(features, algebra.steps(observed, begin, 0)), 2); // [B, n, 2C]
        Operand<TFloat32> hidden = algebra.dense(
                input,
                parameters.matrix("embedding", 2L * channels, configuration.width()),
                parameters.bias("embeddingBias", configuration.width())); // [B, n, D]
        LocalLayer.Layered layered = new LocalLayer.Layered(hidden, hidden);
        for (int layer = 0; layer < configuration.layers(); layer++) {
            layered = new LocalLayer(algebra, configuration, parameters.within("layer" + layer)).of(layered.hidden());
        }
        Operand<TFloat32> context =
                new LayerNorm(algebra, parameters.within("norm"), configuration.width()).of(layered.hidden());
        return new Branch(weights, features, meanOverHeads(layered.weights()), context);
    }

    /** The gate's context: a linear embedding of the mean over a step and the r steps before it. */
    private Operand<TFloat32> recent(Operand<TFloat32> values, int begin) { // [B, T, C] → [B, n, D]
        List<Operand<TFloat32>> shifted = new ArrayList<>();
        for (int back = 0; back <= configuration.radius(); back++) {
            shifted.add(algebra.steps(values, begin - back, -back)); // [B, n, C]
        }
        Operand<TFloat32> sum = algebra.tf().math.addN(shifted); // [B, n, C]
        Operand<TFloat32> mean = algebra.tf().math.mul(sum, algebra.number(1.0 / shifted.size())); // [B, n, C]
        return algebra.dense(
                mean,
                parameters.matrix("recent", Algebra.length(values, 2), configuration.width()),
                parameters.bias("recentBias", configuration.width())); // [B, n, D]
    }

    private Operand<TFloat32> meanOverHeads(Operand<TFloat32> weights) { // [B, m, N·O] → [B, m, O]
        int offsets = configuration.radius() + 1;
        List<Operand<TFloat32>> heads = new ArrayList<>();
        for (int head = 0; head < configuration.heads(); head++) {
            heads.add(algebra.tf()
                    .slice(
                            weights,
                            algebra.tf().constant(new int[] {0, 0, head * offsets}),
                            algebra.tf().constant(new int[] {-1, -1, offsets}))); // [B, m, O]
        }
        return algebra.tf().math.mul(algebra.tf().math.addN(heads), algebra.number(1.0 / heads.size())); // [B, m, O]
    }
}
