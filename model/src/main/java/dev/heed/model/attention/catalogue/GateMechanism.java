package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.GateContext;
import dev.heed.model.attention.GateKind;
import dev.heed.model.attention.Parameters;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** An element-wise gate of x [B, T, C], for the context gate with context [B, D]. */
record GateMechanism(GateKind kind) implements Mechanism {
    @Override
    public <T extends TFloating> NamedOperands<T> of(
            Algebra<T> algebra, NamedOperands<T> inputs, Parameters<T> parameters) {
        Operand<T> x = inputs.get("x"); // [B, T, C]
        Operand<T> context = kind.readsContext()
                ? algebra.tf().expandDims(inputs.get("context"), algebra.tf().constant(1)) // [B, 1, D]
                : x;
        int channels = Math.toIntExact(Algebra.length(x, 2));
        Operand<T> weights =
                kind.of(algebra, parameters, channels, GateContext.of(context)).weights(x); // [B, T, C]
        return new NamedOperands<T>()
                .with("weights", weights)
                .with("features", algebra.tf().math.mul(x, weights));
    }
}
