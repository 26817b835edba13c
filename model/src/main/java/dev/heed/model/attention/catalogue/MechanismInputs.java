package dev.heed.model.attention.catalogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Inputs of a mechanism by the names of the catalogue. */
public record MechanismInputs<T extends TFloating>(Map<String, Operand<T>> operands) {
    /** @throws IllegalArgumentException when the input is missing */
    public Operand<T> get(String name) {
        Operand<T> operand = operands.get(name);
        if (operand == null) {
            throw new IllegalArgumentException("expected the input " + name + ", found only " + operands.keySet());
        }
        return operand;
    }

    /** The mask of the keys; null where every key may be attended. */
    @Nullable
    Operand<T> keyMask() {
        return operands.get("key_mask");
    }
}
