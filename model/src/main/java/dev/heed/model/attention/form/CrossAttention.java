package dev.heed.model.attention.form;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.Scope;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * Queries from one sequence, y Wq; keys and values from another, x Wk and x Wv. With y = x it is self-attention (Vaswani et
 * al. 2017).
 *
 * @param parameters Wq, Wk, Wv [D, D] by the names of the catalogue
 */
public record CrossAttention<T extends TFloating>(
        Algebra<T> algebra, Attention<T> attention, Scope<T> scope, Parameters<T> parameters) {
    /**
     * What y makes of x.
     *
     * @param y [B, H, D]
     * @param x [B, T, D]
     * @param keyMask over x [B, T]; null where all of it may be attended
     * @return weights as the scope lays them out, context [B, H, D]
     */
    public Attended<T> of(Operand<T> y, Operand<T> x, @Nullable Operand<T> keyMask) {
        return scope.attend(attention, projected("Wq", y), projected("Wk", x), projected("Wv", x), keyMask);
    }

    private Operand<T> projected(String name, Operand<T> x) { // [B, n, D] → [B, n, D]
        return algebra.dense(x, parameters.matrix(name, Algebra.length(x, 2), Algebra.length(x, 2)));
    }

    /** Self-attention by several heads, their contexts side by side times Wo [D, D] (Vaswani et al. 2017). */
    public Attended<T> mixed(Operand<T> x, @Nullable Operand<T> keyMask) { // [B, T, D]
        Attended<T> attended = of(x, x, keyMask);
        return new Attended<>(attended.scores(), attended.weights(), projected("Wo", attended.context()));
    }
}
