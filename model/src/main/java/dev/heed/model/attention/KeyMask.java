package dev.heed.model.attention;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * Which keys a query may see.
 *
 * @param seen 1 seen, 0 hidden, broadcast to the scores [X | 1, H | 1, K]; null where every key is seen
 * @param everyQuerySees whether every query is sure to see a key
 */
public record KeyMask<T extends TFloating>(
        Algebra<T> algebra, @Nullable Operand<T> seen, boolean everyQuerySees) {
    /** Far below any score, and finite: a difference of two stays a number. */
    private static final double HIDDEN = -1e9;

    /** Every key is seen. */
    public static <T extends TFloating> KeyMask<T> none(Algebra<T> algebra) {
        return of(algebra, null);
    }

    /** A mask in which some queries may see no key at all; null where every key is seen. */
    public static <T extends TFloating> KeyMask<T> of(Algebra<T> algebra, @Nullable Operand<T> seen) {
        return new KeyMask<>(algebra, seen, seen == null);
    }

    /** A mask in which every query sees at least one key. */
    public static <T extends TFloating> KeyMask<T> neverBlind(Algebra<T> algebra, Operand<T> seen) {
        return new KeyMask<>(algebra, seen, true);
    }

    /** Scores with those of hidden keys far below all others. */
    public Operand<T> hide(Operand<T> scores) { // [X, H, K]
        if (seen == null) {
            return scores;
        }
        Operand<T> hidden = algebra.tf().math.sub(algebra.number(1), seen); // [X | 1, H | 1, K]
        return algebra.tf().math.add(scores, algebra.tf().math.mul(hidden, algebra.number(HIDDEN))); // [X, H, K]
    }

    /** Weights with those of hidden keys exactly 0. */
    public Operand<T> clear(Operand<T> weights) { // [X, H, K]
        return seen == null ? weights : algebra.tf().math.mul(weights, seen);
    }
}
