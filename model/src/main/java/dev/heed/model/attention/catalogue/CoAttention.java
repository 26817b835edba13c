package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.form.CoarseCoAttention;
import dev.heed.model.attention.form.FineCoAttention;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** x [B, T, D] and y [B, S, D] attend each other. */
record CoAttention(Grain grain, AttentionOptions options) implements Mechanism {
    enum Grain {
        COARSE,
        FINE
    }

    @Override
    public <T extends TFloating> NamedOperands<T> of(
            Algebra<T> algebra, NamedOperands<T> inputs, Parameters<T> parameters) {
        Operand<T> x = inputs.get("x"); // [B, T, D]
        Operand<T> y = inputs.get("y"); // [B, S, D]
        int width = Math.toIntExact(Algebra.length(x, 2));
        return grain == Grain.COARSE
                ? coarse(algebra, parameters, x, y, width)
                : fine(algebra, parameters, x, y, width);
    }

    private <T extends TFloating> NamedOperands<T> coarse(
            Algebra<T> algebra, Parameters<T> parameters, Operand<T> x, Operand<T> y, int width) {
        CoarseCoAttention<T> form = new CoarseCoAttention<>(algebra, options.attention(algebra, parameters, width, 0));
        Attended<T> ofX = form.of(x, y);
        Attended<T> ofY = form.of(y, x);
        return new NamedOperands<T>()
                .with("weights_x", algebra.reshape(ofX.weights(), -1, Algebra.length(x, 1))) // [B, T]
                .with("context_x", algebra.reshape(ofX.context(), -1, width)) // [B, D]
                .with("weights_y", algebra.reshape(ofY.weights(), -1, Algebra.length(y, 1))) // [B, S]
                .with("context_y", algebra.reshape(ofY.context(), -1, width)); // [B, D]
    }

    private <T extends TFloating> NamedOperands<T> fine(
            Algebra<T> algebra, Parameters<T> parameters, Operand<T> x, Operand<T> y, int width) {
        FineCoAttention.CoAttended<T> made =
                new FineCoAttention<>(algebra, options.distribution(algebra), parameters).of(x, y);
        return new NamedOperands<T>()
                .with("affinity", made.affinity()) // [B, S, T]
                .with("context_for_y", made.contextForY()) // [B, S, D]
                .with("context_for_x", made.contextForX()); // [B, T, D]
    }
}
