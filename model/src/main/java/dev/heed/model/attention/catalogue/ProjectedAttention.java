package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.form.CrossAttention;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Attention between projections of x [B, T, D] and y [B, H, D], or of x alone. */
record ProjectedAttention(ScopeOptions scope, AttentionOptions options, Form form) implements Mechanism {
    enum Form {
        SELF,
        CROSS,
        MULTI_HEAD
    }

    @Override
    public <T extends TFloating> NamedOperands<T> of(
            Algebra<T> algebra, NamedOperands<T> inputs, Parameters<T> parameters) {
        Operand<T> x = inputs.get("x"); // [B, T, D]
        int width = Math.toIntExact(Algebra.length(x, 2));
        Attention<T> attention = options.attention(algebra, parameters, width, scope.positions(Algebra.length(x, 1)));
        CrossAttention<T> projected = new CrossAttention<>(algebra, attention, scope.scope(algebra), parameters);
        Attended<T> attended = switch (form) {
            case SELF -> projected.of(x, x, inputs.keyMask());
            case CROSS -> projected.of(inputs.get("y"), x, inputs.keyMask());
            case MULTI_HEAD -> projected.mixed(x, inputs.keyMask());
        };
        return scope.outputs(attention, attended, form == Form.MULTI_HEAD || options.heads() > 1)
                .with("context", attended.context()); // [B, T | H, D]
    }
}
