package dev.heed.model.attention;

import org.tensorflow.types.family.TFloating;

/** Makes distributions by their kind. */
public final class Distributions {
    private Distributions() {}

    /** The distribution of a kind, as it serves. */
    public static <T extends TFloating> Distribution<T> of(DistributionKind kind, Algebra<T> algebra) {
        return switch (kind) {
            case SOFTMAX -> new Softmax<>(algebra);
            case SIGMOID -> new Sigmoid<>(algebra);
            case LOGISTIC -> new Logistic<>(algebra);
            case SPARSEMAX -> new Sparsemax<>(algebra);
            case HARD -> new Hard<>(algebra);
        };
    }
}
