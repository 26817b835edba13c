package dev.heed.model.attention;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A kind of the catalogue that is one file: a public class without a constructor of its own and with {@code @AutoService} of
 * its kind. Its name in configurations and cards is that of the class: {@code ScaledDotScore} of {@code ScoreKind} is {@code scaled_dot}.
 */
public abstract class NamedKind {
    private final String name;

    NamedKind() {
        String type = getClass().getSuperclass().getSimpleName().replace("Kind", "");
        String own = getClass().getSimpleName().replaceFirst(type + "$", "");
        this.name = own.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Its name. */
    @Override
    @JsonValue
    public final String toString() {
        return name;
    }

    /** What lies beside that class, by name: in a job its class loader is not that of the thread. */
    static <K extends NamedKind> SortedMap<String, K> load(Class<K> type) {
        SortedMap<String, K> kinds = new TreeMap<>();
        for (K kind : ServiceLoader.load(type, type.getClassLoader())) {
            if (kinds.put(kind.toString(), kind) != null) {
                throw new IllegalStateException("two kinds are named " + kind);
            }
        }
        return Collections.unmodifiableSortedMap(kinds);
    }

    /** The kind of that name, in any case of its letters. */
    static <K> K named(String what, SortedMap<String, K> kinds, String name) {
        K kind = kinds.get(name.toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw new IllegalArgumentException(what + " must be one of " + kinds.values() + ", found " + name);
        }
        return kind;
    }
}
