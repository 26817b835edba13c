package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Gate;
import dev.heed.model.attention.GateContext;
import dev.heed.model.attention.Parameters;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Normalised steps → gate → embedding → layers of attention → summary → context. */
record AttentionBranch(
        Algebra<TFloat32> algebra,
        AttentionConfiguration configuration,
        Parameters<TFloat32> parameters,
        Choice choice) {

    /**
     * What the branch makes of the steps from one on.
     *
     * @param weights of the gate [B, m + reach, C]
     * @param features z times the weights [B, m + reach, C]
     * @param attention of the summary, or of the last layer by offset, mean over the heads [B, m, O]
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
        int begin = first - configuration.reach();
        Operand<TFloat32> x = algebra.steps(values, begin, 0); // [B, n, C]
        Operand<TFloat32> weights = gate(values, begin, x).weights(x); // [B, n, C]
        Operand<TFloat32> features = tf.math.mul(x, weights); // [B, n, C]
        AttentionLayer.Layered layered = layered(new Streams.Embedding(algebra, configuration, parameters)
                .of(features, algebra.steps(observed, begin, 0)));
        Operand<TFloat32> normed = new LayerNorm(algebra, parameters.within("norm"), configuration.width())
                .of(layered.streams().asking()); // [B, m, D]
        return new Branch(weights, features, layered.weights(), normed);
    }

    /** Layers, then the summary; of the last of them the weights. Without any of them a step attends to itself. */
    private AttentionLayer.Layered layered(Streams embedded) { // [B, n, D]
        Streams streams = embedded;
        Operand<TFloat32> weights = null;
        for (int layer = 0; layer < configuration.layers(); layer++) {
            Parameters<TFloat32> own = parameters.within("layer" + layer);
            AttentionLayer.Layered layered = new AttentionLayer(algebra, configuration, own, choice).of(streams);
            streams = layered.streams();
            weights = layered.weights();
        }
        if (configuration.summary().kind() != SummaryKind.NONE) {
            return new Summary(algebra, configuration, parameters.within("summary"), choice).of(streams);
        }
        return new AttentionLayer.Layered(weights == null ? algebra.ones(embedded.asking()) : weights, streams);
    }

    /** A context is a linear embedding of the mean over a step and the r steps before it. */
    private Gate<TFloat32> gate(Operand<TFloat32> values, int begin, Operand<TFloat32> x) { // [B, T, C], […], [B, n, C]
        int channels = Math.toIntExact(Algebra.length(values, 2));
        GateContext<TFloat32> context =
                configuration.gate().readsContext() ? recent(values, begin, channels) : GateContext.of(x);
        return configuration.gate().of(algebra, parameters.within("gate"), channels, context);
    }

    private GateContext<TFloat32> recent(Operand<TFloat32> values, int begin, int channels) {
        int radius = configuration.radius();
        GateContext.Embedding<TFloat32> embedding = new GateContext.Embedding<>(
                parameters.matrix("recent", channels, configuration.width()),
                parameters.bias("recentBias", configuration.width()));
        return new GateContext<>(
                algebra.slidingMean(algebra.steps(values, begin - radius, 0), radius + 1), embedding); // [B, n, C]
    }
}
