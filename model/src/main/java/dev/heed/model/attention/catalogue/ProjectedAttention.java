package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.form.CrossAttention;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Attention between projections of x [B, T, D] and y [B, H, D], or of x alone. */
record ProjectedAttention(ScopeOptions scope, AttentionOptions options, Form form) implements Mechanism {
    private enum Form {
        SELF,
        CROSS,
        MULTI_HEAD
    }

    static Mechanism self(ConfigurationReader configuration) {
        return of(configuration, Form.SELF);
    }

    static Mechanism cross(ConfigurationReader configuration) {
        return of(configuration, Form.CROSS);
    }

    static Mechanism multiHead(ConfigurationReader configuration) {
        return of(configuration, Form.MULTI_HEAD);
    }

    private static Mechanism of(ConfigurationReader configuration, Form form) {
        return new ProjectedAttention(ScopeOptions.of(configuration), AttentionOptions.of(configuration), form);
    }

    @Override
    public <T extends TFloating> Map<String, Operand<T>> of(
            Algebra<T> algebra, MechanismInputs<T> inputs, Parameters<T> parameters) {
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
                .with("context", attended.context()) // [B, T | H, D]
                .all();
    }
}
