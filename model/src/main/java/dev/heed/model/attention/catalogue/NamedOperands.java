package dev.heed.model.attention.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** What a mechanism takes or gives, by the names of the catalogue, in the order in which it was put. */
public record NamedOperands<T extends TFloating>(Map<String, Operand<T>> operands) {
    NamedOperands() {
        this(new LinkedHashMap<>());
    }

    NamedOperands<T> with(String name, Operand<T> operand) {
        operands.put(name, operand);
        return this;
    }

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
