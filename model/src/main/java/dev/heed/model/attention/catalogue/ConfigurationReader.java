package dev.heed.model.attention.catalogue;

import dev.heed.model.refusal.Problems;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a configuration one by one and collects all problems. */
final class ConfigurationReader {
    private final Map<String, ?> given;
    private final TreeSet<String> unread;
    private final Problems problems = new Problems();

    ConfigurationReader(Map<String, ?> given) {
        this.given = given;
        this.unread = new TreeSet<>(given.keySet());
    }

    /** The constant that is named in lower case. */
    <E extends Enum<E>> E oneOf(String key, E otherwise) {
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        String names = Arrays.toString(all).toLowerCase(Locale.ROOT);
        return read(
                key,
                word -> Arrays.stream(all)
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(key + " must be one of " + names + ", found " + word)),
                otherwise.name().toLowerCase(Locale.ROOT));
    }

    /** A setting that its reader refuses with an {@link IllegalArgumentException}. */
    <V> V read(String key, Function<String, V> meaning, String otherwise) {
        Object word = take(key);
        try {
            return meaning.apply(word == null ? otherwise : word.toString());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return meaning.apply(otherwise);
        }
    }

    /** A whole number. */
    int number(String key, int otherwise, int least) {
        Object word = take(key);
        if (word == null) {
            return otherwise;
        }
        if (word instanceof Number number && number.doubleValue() == number.intValue() && number.intValue() >= least) {
            return number.intValue();
        }
        problems.add(key + " must be a whole number of at least " + least + ", found " + word);
        return Math.max(otherwise, least);
    }

    /** A whole number that must be given. */
    int required(String key, int least) {
        if (!given.containsKey(key)) {
            problems.add(key + " must be given");
        }
        return number(key, least, least);
    }

    /** True or false. */
    boolean flag(String key) {
        Object word = take(key);
        if (word != null && !(word instanceof Boolean)) {
            problems.add(key + " must be true or false, found " + word);
        }
        return Boolean.TRUE.equals(word);
    }

    private @Nullable Object take(String key) {
        unread.remove(key);
        return given.get(key);
    }

    /** @throws IllegalArgumentException with all problems, a word that no one read among them */
    void verify(String mechanism) {
        unread.forEach(word -> problems.add(word + " means nothing here"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(mechanism + ": " + problems);
        }
    }
}
