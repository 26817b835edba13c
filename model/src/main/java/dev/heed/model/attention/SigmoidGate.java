package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.types.family.TFloating;

/** σ(x); has no parameters. */
@AutoService(GateKind.class)
public final class SigmoidGate extends GateKind {
    @Override
    public <T extends TFloating> Gate<T> of(
            Algebra<T> algebra, Parameters<T> parameters, int channels, GateContext<T> context) {
        return algebra.tf().math::sigmoid; // [B, T, C]
    }
}
