package dev.heed.model.attention;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Which keys a query sees. Any score and any distribution go with any scope. */
public interface Scope<T extends TFloating> {
    /**
     * Attention within this scope.
     *
     * @param query [B, H, D]
     * @param key [B, T, D]
     * @param value [B, T, V]
     * @param keyMask [B, T], 1 for keys that may be attended; null where all may
     * @return scores and weights as the scope lays them out, and the context [B, H, V]
     */
    Attended<T> attend(
            Attention<T> attention, Operand<T> query, Operand<T> key, Operand<T> value, @Nullable Operand<T> keyMask);
}
