package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** How the keys of a query lie: at fixed positions (global) or at offsets from the query (local). */
@FunctionalInterface
public interface KeyLayout<T extends TFloating> {
    /** Lays numbers for each of P positions, or offsets, out over the keys of each query. */
    Operand<T> spread(Operand<T> byPosition); // [X, H, P] → [X, H, K]

    /** Position j is key j. */
    static <T extends TFloating> KeyLayout<T> positions() {
        return byPosition -> byPosition;
    }
}
