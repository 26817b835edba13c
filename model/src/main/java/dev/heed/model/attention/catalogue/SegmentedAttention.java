package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.form.HierarchicalAttention;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Hierarchical attention to x [B, T, D] in equal segments. */
record SegmentedAttention(int segments, AttentionOptions options) implements Mechanism {
    @Override
    public <T extends TFloating> NamedOperands<T> of(
            Algebra<T> algebra, NamedOperands<T> inputs, Parameters<T> parameters) {
        Operand<T> x = inputs.get("x"); // [B, T, D]
        int width = Math.toIntExact(Algebra.length(x, 2));
        if (Algebra.length(x, 1) % segments != 0) {
            throw new IllegalArgumentException(
                    "segments must divide the " + Algebra.length(x, 1) + " steps, found " + segments);
        }
        HierarchicalAttention.Levels<T> levels = new HierarchicalAttention<>(
                        algebra, options.distribution(algebra), parameters, segments)
                .of(x, inputs.keyMask());
        return new NamedOperands<T>()
                .with("step_weights", levels.stepWeights()) // [B, S, P]
                .with("segment_weights", algebra.reshape(levels.segmentWeights(), -1, segments)) // [B, S]
                .with("context", algebra.reshape(levels.context(), -1, width)); // [B, D]
    }
}
