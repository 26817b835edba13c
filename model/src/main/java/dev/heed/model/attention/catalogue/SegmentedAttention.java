package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.form.HierarchicalAttention;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Hierarchical attention to x [B, T, D] in equal segments. */
record SegmentedAttention(int segments, AttentionOptions options) implements Mechanism {
    static Mechanism of(ConfigurationReader configuration) {
        return new SegmentedAttention(configuration.required("segments", 1), AttentionOptions.of(configuration));
    }

    @Override
    public <T extends TFloating> Map<String, Operand<T>> of(
            Algebra<T> algebra, MechanismInputs<T> inputs, Parameters<T> parameters) {
        Operand<T> x = inputs.get("x"); // [B, T, D]
        int width = Math.toIntExact(Algebra.length(x, 2));
        if (Algebra.length(x, 1) % segments != 0) {
            throw new IllegalArgumentException(
                    "segments must divide the " + Algebra.length(x, 1) + " steps, found " + segments);
        }
        HierarchicalAttention.Levels<T> levels = new HierarchicalAttention<>(
                        algebra, options.distribution(algebra), parameters, segments)
                .of(x, inputs.keyMask());
        return new Outputs<T>()
                .with("step_weights", levels.stepWeights()) // [B, S, P]
                .with("segment_weights", algebra.reshape(levels.segmentWeights(), -1, segments)) // [B, S]
                .with("context", algebra.reshape(levels.context(), -1, width)) // [B, D]
                .all();
    }
}
