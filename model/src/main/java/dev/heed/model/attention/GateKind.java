package dev.heed.model.attention;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collection;
import java.util.SortedMap;
import org.tensorflow.types.family.TFloating;

/**
 * An element-wise gate of the catalogue, found by its name. Adding one is one file; every configuration then takes it, and a
 * test asks for its reference case. {@link ProjectedGate} is the one to copy, {@link ContextGate} one that reads a context.
 */
public abstract class GateKind extends NamedKind {
    /** The gate of this kind for C channels, its parameters named as in the catalogue; not every gate reads a context. */
    public abstract <T extends TFloating> Gate<T> of(
            Algebra<T> algebra, Parameters<T> parameters, int channels, GateContext<T> context);

    /** Whether it reads a context. */
    public boolean readsContext() {
        return false;
    }

    /** All kinds, in the order of their names. */
    public static Collection<GateKind> all() {
        return Found.BY_NAME.values();
    }

    /** @throws IllegalArgumentException when there is no kind of that name, in any case of its letters */
    @JsonCreator
    public static GateKind named(String name) {
        return named("gate", Found.BY_NAME, name);
    }

    private static final class Found {
        static final SortedMap<String, GateKind> BY_NAME = load(GateKind.class);
    }
}
