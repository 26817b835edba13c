package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.form.MultiDimensionalAttention;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Multi-dimensional attention to x [B, T, D]. */
record FeaturewiseAttention(AttentionOptions options) implements Mechanism {
    static Mechanism of(ConfigurationReader configuration) {
        return new FeaturewiseAttention(AttentionOptions.of(configuration));
    }

    @Override
    public <T extends TFloating> Map<String, Operand<T>> of(
            Algebra<T> algebra, MechanismInputs<T> inputs, Parameters<T> parameters) {
        Operand<T> x = inputs.get("x"); // [B, T, D]
        MultiDimensionalAttention.Features<T> made = new MultiDimensionalAttention<>(
                        algebra, options.distribution(algebra), parameters)
                .of(x, inputs.keyMask());
        return new Outputs<T>()
                .with("weights", made.weights()) // [B, T, D]
                .with("context", made.context()) // [B, D]
                .all();
    }
}
