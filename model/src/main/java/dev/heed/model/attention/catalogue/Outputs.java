package dev.heed.model.attention.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Named outputs in the order in which they were put. */
final class Outputs<T extends TFloating> {
    private final Map<String, Operand<T>> operands = new LinkedHashMap<>();

    Outputs<T> with(String name, Operand<T> operand) {
        operands.put(name, operand);
        return this;
    }

    Map<String, Operand<T>> all() {
        return operands;
    }
}
