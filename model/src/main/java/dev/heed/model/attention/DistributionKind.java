package dev.heed.model.attention;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collection;
import java.util.SortedMap;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * How scores become weights, found by its name. Adding one is one file; every score, scope and configuration then takes it,
 * and a test asks for its reference case. {@link Softmax} is the one to copy.
 */
public abstract class DistributionKind extends NamedKind {
    /** The distribution of this kind; choice says how one of the keys is chosen, for the kind that does. */
    public final <T extends TFloating> Distribution<T> of(Algebra<T> algebra, Choice choice) {
        return (scores, mask) -> weights(algebra, choice, scores, mask);
    }

    /** Weights of scores: see {@link Distribution#weights}. */
    protected abstract <T extends TFloating> Operand<T> weights(
            Algebra<T> algebra, Choice choice, Operand<T> scores, KeyMask<T> mask);

    /** Whether it chooses one key, so that training draws. */
    public boolean chooses() {
        return false;
    }

    /** All kinds, in the order of their names. */
    public static Collection<DistributionKind> all() {
        return Found.BY_NAME.values();
    }

    /** @throws IllegalArgumentException when there is no kind of that name, in any case of its letters */
    @JsonCreator
    public static DistributionKind named(String name) {
        return named("distribution", Found.BY_NAME, name);
    }

    private static final class Found {
        static final SortedMap<String, DistributionKind> BY_NAME = load(DistributionKind.class);
    }
}
