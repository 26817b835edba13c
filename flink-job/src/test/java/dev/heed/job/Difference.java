package dev.heed.job;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where two trees of records, lists, maps and arrays first differ, every field looked at. AssertJ's recursive comparison says the
 * same, and takes seconds for what a job gives out.
 */
final class Difference {
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> fields = new ArrayList<>();
            for (Class<?> owner = type; owner != null && owner != Object.class; owner = owner.getSuperclass()) {
                Arrays.stream(owner.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .forEach(fields::add);
            }
            AccessibleObject.setAccessible(fields.toArray(Field[]::new), true);
            return fields;
        }
    };

    private final double tolerance;

    private Difference(double tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * The path to the first difference and what is there; nothing where there is none.
     *
     * @param tolerance between numbers with a fraction, relative to those above 1; 0 for the same bits
     */
    static Optional<String> between(@Nullable Object actual, @Nullable Object expected, double tolerance) {
        return new Difference(tolerance).at(actual, expected);
    }

    private Optional<String> at(@Nullable Object actual, @Nullable Object expected) {
        if (actual == null || expected == null || actual.getClass() != expected.getClass() && !isCollection(expected)) {
            return actual == expected ? Optional.empty() : told(actual, expected);
        }
        if (expected instanceof Float || expected instanceof Double) {
            return isClose((Number) actual, (Number) expected) ? Optional.empty() : told(actual, expected);
        }
        if (expected.getClass().isArray()) {
            return inArrays(actual, expected);
        }
        if (expected instanceof List<?> list) {
            return actual instanceof List<?> other ? inArrays(other.toArray(), list.toArray()) : told(actual, expected);
        }
        if (expected instanceof Map<?, ?> map) {
            return actual instanceof Map<?, ?> other && other.keySet().equals(map.keySet())
                    ? inMaps(other, map)
                    : told(actual, expected);
        }
        if (expected instanceof Enum<?> || expected.getClass().getName().startsWith("java.")) {
            return actual.equals(expected) ? Optional.empty() : told(actual, expected);
        }
        return inFields(actual, expected);
    }

    private static boolean isCollection(Object value) {
        return value instanceof List || value instanceof Map; // of whatever class
    }

    private boolean isClose(Number actual, Number expected) {
        double far = Math.abs(actual.doubleValue() - expected.doubleValue());
        return tolerance == 0
                ? actual.equals(expected)
                : far <= tolerance * Math.max(1, Math.abs(expected.doubleValue())) || actual.equals(expected);
    }

    private Optional<String> inArrays(Object actual, Object expected) {
        int length = Array.getLength(expected);
        if (Array.getLength(actual) != length) {
            return told(Array.getLength(actual) + " elements", length);
        }
        for (int i = 0; i < length; i++) {
            String index = "[" + i + "]";
            Optional<String> found = at(Array.get(actual, i), Array.get(expected, i));
            if (found.isPresent()) {
                return found.map(index::concat);
            }
        }
        return Optional.empty();
    }

    private Optional<String> inMaps(Map<?, ?> actual, Map<?, ?> expected) {
        return expected.entrySet().stream()
                .flatMap(
                        entry -> at(actual.get(entry.getKey()), entry.getValue())
                                .map(found -> "[" + entry.getKey() + "]" + found)
                                .stream())
                .findFirst();
    }

    private Optional<String> inFields(Object actual, Object expected) {
        for (Field field : FIELDS.get(expected.getClass())) {
            try {
                Optional<String> found = at(field.get(actual), field.get(expected));
                if (found.isPresent()) {
                    return found.map(("." + field.getName())::concat);
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> told(@Nullable Object actual, @Nullable Object expected) {
        return Optional.of(": expected " + expected + ", found " + actual);
    }
}
