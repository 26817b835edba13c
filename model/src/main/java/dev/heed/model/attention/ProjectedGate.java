package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** σ(x W + b): a channel's weight depends on the other channels of its step. */
@AutoService(GateKind.class)
public final class ProjectedGate extends GateKind {
    @Override
    public <T extends TFloating> Gate<T> of(
            Algebra<T> algebra, Parameters<T> parameters, int channels, GateContext<T> context) {
        Operand<T> weights = parameters.matrix("W", channels, channels); // [C, C]
        Operand<T> bias = parameters.bias("b", channels); // [C]
        return x -> algebra.tf().math.sigmoid(algebra.dense(x, weights, bias)); // [B, T, C]
    }
}
