package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.form.MultiDimensionalAttention;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Multi-dimensional attention to x [B, T, D]. */
record FeaturewiseAttention(Focus focus) implements Mechanism {
    static Mechanism of(Words words) {
        return new FeaturewiseAttention(Focus.of(words));
    }

    @Override
    public <T extends TFloating> Map<String, Operand<T>> of(
            Algebra<T> algebra, Ends<T> inputs, Parameters<T> parameters) {
        Operand<T> x = inputs.get("x"); // [B, T, D]
        int width = Math.toIntExact(Algebra.length(x, 2));
        MultiDimensionalAttention.Features<T> made = MultiDimensionalAttention.of(
                        algebra, focus.distribution(algebra), parameters, width)
                .of(x, inputs.keyMask());
        return new Outputs<T>()
                .with("weights", made.weights()) // [B, T, D]
                .with("context", made.context()) // [B, D]
                .all();
    }
}
