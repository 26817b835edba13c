package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Alignment;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.GlobalScope;
import dev.heed.model.attention.LocalScope;
import dev.heed.model.attention.Scope;
import dev.heed.model.attention.ScopeKind;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Which keys a query sees, and how its weights are laid out; radius r is 0 in global scope. */
record ScopeOptions(ScopeKind kind, Alignment alignment, int radius) {
    /** Options of global or local scope. */
    static ScopeOptions of(ConfigurationReader configuration) {
        ScopeKind kind = configuration.oneOf("scope", ScopeKind.GLOBAL);
        return switch (kind) {
            case GLOBAL -> new ScopeOptions(kind, Alignment.CAUSAL, 0);
            case LOCAL ->
                new ScopeOptions(
                        kind, configuration.oneOf("alignment", Alignment.CAUSAL), configuration.required("radius", 0));
            case LOCAL_PREDICTIVE -> new ScopeOptions(kind, Alignment.CENTERED, configuration.required("radius", 1));
        };
    }

    /** How many key positions a location score distinguishes, of T keys. */
    int positions(long keys) {
        if (kind != ScopeKind.LOCAL) {
            return Math.toIntExact(keys);
        }
        return alignment == Alignment.CAUSAL ? radius + 1 : 2 * radius + 1;
    }

    /** The scope, where it has no parameters. */
    <T extends TFloating> Scope<T> scope(Algebra<T> algebra) {
        return switch (kind) {
            case GLOBAL -> new GlobalScope<>(algebra);
            case LOCAL -> new LocalScope<>(algebra, radius, alignment == Alignment.CAUSAL ? 0 : radius);
            case LOCAL_PREDICTIVE ->
                throw new IllegalArgumentException("scope local_predictive goes with the mechanism attention only");
        };
    }

    /** Weights and, where the catalogue lists them, scores; per head where {@code split}. */
    <T extends TFloating> NamedOperands<T> outputs(Attention<T> attention, Attended<T> attended, boolean split) {
        NamedOperands<T> outputs = new NamedOperands<>();
        int heads = attention.heads().count();
        if (kind == ScopeKind.LOCAL) {
            return outputs.with("weights_by_offset", byOffset(attention, attended.weights(), split));
        }
        if (!split) {
            outputs.with("scores", attended.scores());
            return outputs.with("weights", attended.weights()); // [B, H, T]
        }
        Operand<T> weights = attended.weights(); // [B·N, H, T]
        return outputs.with(
                "weights",
                attention
                        .algebra()
                        .reshape(weights, -1, heads, Algebra.length(weights, 1), Algebra.length(weights, 2)));
    }

    private static <T extends TFloating> Operand<T> byOffset(
            Attention<T> attention, Operand<T> weights, boolean split) { // [B, T, N·O]
        if (!split) {
            return weights; // [B, T, O]
        }
        Algebra<T> algebra = attention.algebra();
        int heads = attention.heads().count();
        Operand<T> apart =
                algebra.reshape(weights, -1, Algebra.length(weights, 1), heads, Algebra.length(weights, 2) / heads);
        return algebra.transpose(apart, 0, 2, 1, 3); // [B, N, T, O]
    }
}
