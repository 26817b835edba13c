package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** σ(a): one weight per channel, the same at every step. */
@AutoService(GateKind.class)
public final class LearnableGate extends GateKind {
    @Override
    public <T extends TFloating> Gate<T> of(
            Algebra<T> algebra, Parameters<T> parameters, int channels, GateContext<T> context) {
        Operand<T> a = parameters.bias("a", channels); // [C]
        return x -> algebra.broadcast(algebra.tf().math.sigmoid(a), x); // [B, T, C]
    }
}
