package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.form.MultiDimensionalAttention;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Multi-dimensional attention to x [B, T, D]. */
record FeaturewiseAttention(AttentionOptions options) implements Mechanism {
    @Override
    public <T extends TFloating> NamedOperands<T> of(
            Algebra<T> algebra, NamedOperands<T> inputs, Parameters<T> parameters) {
        Operand<T> x = inputs.get("x"); // [B, T, D]
        MultiDimensionalAttention.Features<T> made = new MultiDimensionalAttention<>(
                        algebra, options.distribution(algebra), parameters)
                .of(x, inputs.keyMask());
        return new NamedOperands<T>()
                .with("weights", made.weights()) // [B, T, D]
                .with("context", made.context()); // [B, D]
    }
}
