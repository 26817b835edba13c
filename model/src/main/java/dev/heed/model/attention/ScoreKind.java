package dev.heed.model.attention;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collection;
import java.util.SortedMap;
import org.tensorflow.types.family.TFloating;

/**
 * A score function f(query, key) of the catalogue, found by its name. Adding one is one file; every distribution, scope and
 * configuration then takes it, and a test asks for its reference case. {@link GeneralScore} is the one to copy.
 */
public abstract class ScoreKind extends NamedKind {
    /** The score of this kind, its parameters named as in the catalogue. */
    public abstract <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes);

    /** All kinds, in the order of their names. */
    public static Collection<ScoreKind> all() {
        return Found.BY_NAME.values();
    }

    /** @throws IllegalArgumentException when there is no kind of that name, in any case of its letters */
    @JsonCreator
    public static ScoreKind named(String name) {
        return named("score", Found.BY_NAME, name);
    }

    private static final class Found {
        static final SortedMap<String, ScoreKind> BY_NAME = load(ScoreKind.class);
    }
}
