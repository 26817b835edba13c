package dev.heed.model.attention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tensorflow.types.family.TFloating;

/**
 * A score function f(query, key) of the catalogue, found by its name. Adding one is one file: a {@link Score} with its kind
 * inside it, {@code @AutoService(ScoreKind.class)} and a public constructor without arguments; every distribution, scope
 * and configuration then takes it, and a test asks for its reference case. {@link GeneralScore} is the one to copy.
 */
public abstract class ScoreKind {
    private final String name;

    /**
     * A kind of that name.
     *
     * @param name in configurations and cards: lower case, words joined by underscores
     */
    protected ScoreKind(String name) {
        this.name = name;
    }

    /**
     * The score of this kind.
     *
     * @param parameters of the names in the catalogue
     */
    public abstract <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes);

    /** All kinds, in the order of their names. */
    public static Collection<ScoreKind> all() {
        return Found.BY_NAME.values();
    }

    /**
     * The kind of that name, in any case of its letters.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static ScoreKind named(String name) {
        ScoreKind kind = Found.BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw new IllegalArgumentException("score must be one of " + all() + ", found " + name);
        }
        return kind;
    }

    /** Its name. */
    @Override
    @JsonValue
    public final String toString() {
        return name;
    }

    /** What lies beside this class: in a job its class loader is not that of the thread. */
    private static final class Found {
        static final SortedMap<String, ScoreKind> BY_NAME = load();

        private static SortedMap<String, ScoreKind> load() {
            SortedMap<String, ScoreKind> kinds = new TreeMap<>();
            for (ScoreKind kind : ServiceLoader.load(ScoreKind.class, ScoreKind.class.getClassLoader())) {
                if (kinds.put(kind.name, kind) != null) {
                    throw new IllegalStateException("two scores are named " + kind.name);
                }
            }
            return Collections.unmodifiableSortedMap(kinds);
        }
    }
}
