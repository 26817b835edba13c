package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.PredictiveScope;
import dev.heed.model.attention.ScopeKind;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Attention of query [B, H, D] to key [B, T, D] and value [B, T, C], key_mask [B, T] where given. */
record ItemAttention(ScopeOptions scope, AttentionOptions options) implements Mechanism {
    @Override
    public <T extends TFloating> NamedOperands<T> of(
            Algebra<T> algebra, NamedOperands<T> inputs, Parameters<T> parameters) {
        Operand<T> query = inputs.get("query"); // [B, H, D]
        Operand<T> key = inputs.get("key"); // [B, T, D]
        long steps = Algebra.length(key, 1);
        int width = Math.toIntExact(Algebra.length(query, 2));
        if (scope.kind() == ScopeKind.LOCAL && Algebra.length(query, 1) != steps) {
            throw new IllegalArgumentException("local scope expects a query for each of " + steps + " keys, found "
                    + Algebra.length(query, 1) + " queries");
        }
        Attention<T> attention = options.attention(algebra, parameters, width, scope.positions(steps));
        if (scope.kind() == ScopeKind.LOCAL_PREDICTIVE) {
            return predicted(PredictiveScope.of(algebra, parameters, scope.radius(), width, width), attention, inputs);
        }
        Attended<T> attended =
                scope.<T>scope(algebra).attend(attention, query, key, inputs.get("value"), inputs.keyMask());
        return scope.outputs(attention, attended, options.heads() > 1).with("context", attended.context()); // [B, H, C]
    }

    private <T extends TFloating> NamedOperands<T> predicted(
            PredictiveScope<T> scope, Attention<T> attention, NamedOperands<T> inputs) {
        Operand<T> query = inputs.get("query");
        Operand<T> key = inputs.get("key");
        PredictiveScope.Predicted<T> predicted =
                scope.around(attention, query, key, inputs.get("value"), inputs.keyMask());
        return new NamedOperands<T>()
                .with("centre", predicted.centre()) // [B, H]
                .with("weights", scope.overSteps(predicted, options.heads())) // [B, H, T] | [B, H, N, T]
                .with("context", predicted.attended().context()); // [B, H, C]
    }
}
