package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.PredictiveScope;
import dev.heed.model.attention.ScopeKind;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Attention of query [B, H, D] to key [B, T, D] and value [B, T, C], key_mask [B, T] where given. */
record ItemAttention(View view, Focus focus) implements Mechanism {
    static Mechanism of(Words words) {
        return new ItemAttention(View.of(words), Focus.of(words));
    }

    @Override
    public <T extends TFloating> Map<String, Operand<T>> of(
            Algebra<T> algebra, Ends<T> inputs, Parameters<T> parameters) {
        Operand<T> query = inputs.get("query"); // [B, H, D]
        Operand<T> key = inputs.get("key"); // [B, T, D]
        long steps = Algebra.length(key, 1);
        int width = Math.toIntExact(Algebra.length(query, 2));
        if (view.scope() == ScopeKind.LOCAL && Algebra.length(query, 1) != steps) {
            throw new IllegalArgumentException("local scope expects a query for each of " + steps + " keys, found "
                    + Algebra.length(query, 1) + " queries");
        }
        Attention<T> attention = focus.attention(algebra, parameters, width, view.positions(steps));
        if (view.scope() == ScopeKind.LOCAL_PREDICTIVE) {
            return foretold(PredictiveScope.of(algebra, parameters, view.radius(), width, width), attention, inputs);
        }
        Attended<T> attended =
                view.<T>scope(algebra).attend(attention, query, key, inputs.get("value"), inputs.keyMask());
        return view.told(attention, attended, focus.heads() > 1)
                .with("context", attended.context()) // [B, H, C]
                .all();
    }

    private <T extends TFloating> Map<String, Operand<T>> foretold(
            PredictiveScope<T> scope, Attention<T> attention, Ends<T> inputs) {
        Operand<T> query = inputs.get("query");
        Operand<T> key = inputs.get("key");
        PredictiveScope.Foretold<T> foretold =
                scope.around(attention, query, key, inputs.get("value"), inputs.keyMask());
        return new Outputs<T>()
                .with("centre", foretold.centre()) // [B, H]
                .with(
                        "weights",
                        scope.overSteps(foretold, focus.heads(), Algebra.length(key, 1))) // [B, H, T] | [B, H, N, T]
                .with("context", foretold.attended().context()) // [B, H, C]
                .all();
    }
}
