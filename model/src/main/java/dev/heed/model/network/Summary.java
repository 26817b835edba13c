package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Parameters;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Sums up, for every step, the window that ends with it, and adds that to the step. It eats W − 1 steps. */
record Summary(
        Algebra<TFloat32> algebra,
        AttentionConfiguration configuration,
        Parameters<TFloat32> parameters,
        Choice choice) {

    /**
     * A window summed up.
     *
     * @param weights of its steps [B·m, W]
     * @param context [B·m, K]
     * @param size K
     */
    record Summed(Operand<TFloat32> weights, Operand<TFloat32> context, long size) {}

    AttentionLayer.Layered of(Streams streams) { // [B, m + W − 1, D]
        Frames frames = new Frames(algebra, configuration.window());
        SummaryForms forms = new SummaryForms(algebra, configuration, parameters, choice, frames);
        Operand<TFloat32> x = frames.of(streams.attended()); // [B·m, W, D]
        Operand<TFloat32> y = streams.areTwo() ? frames.of(streams.asking()) : x; // [B·m, W, D]
        Summed summed = forms.of(x, y);
        Operand<TFloat32> context = frames.unframe(summed.context(), streams.asking(), summed.size()); // [B, m, K]
        Operand<TFloat32> read =
                algebra.dense(context, parameters.matrix("Wo", summed.size(), configuration.width())); // [B, m, D]
        Operand<TFloat32> own = algebra.steps(streams.asking(), configuration.window() - 1, 0); // [B, m, D]
        return new AttentionLayer.Layered(
                frames.unframe(summed.weights(), streams.asking(), configuration.window()), // [B, m, W]
                Streams.one(algebra.tf().math.add(own, read)));
    }
}
