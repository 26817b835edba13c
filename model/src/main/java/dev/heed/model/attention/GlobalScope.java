package dev.heed.model.attention;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Every query sees all T keys. Scores and weights are [B·N, H, T], head after head for each window. */
public record GlobalScope<T extends TFloating>(Algebra<T> algebra) implements Scope<T> {
    @Override
    public Attended<T> attend(
            Attention<T> attention, Operand<T> query, Operand<T> key, Operand<T> value, @Nullable Operand<T> keyMask) {
        return attention.among(query, key, value, mask(attention.heads(), keyMask), KeyLayout.positions());
    }

    private KeyMask<T> mask(Heads<T> heads, @Nullable Operand<T> keyMask) {
        if (keyMask == null) {
            return KeyMask.none(algebra);
        }
        Operand<T> seen = algebra.reshape(keyMask, -1, 1, Algebra.length(keyMask, 1)); // [B, 1, T]
        return KeyMask.of(algebra, heads.repeat(seen)); // [B·N, 1, T]
    }
}
