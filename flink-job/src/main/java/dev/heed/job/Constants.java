package dev.heed.job;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/** Public constants of a type, as classes declare them. */
final class Constants {
    private Constants() {}

    /** All constants of a type, in the order of the classes and of their lines. */
    static <T> List<T> of(List<Class<?>> classes, Class<T> type) {
        return classes.stream()
                .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && Modifier.isPublic(field.getModifiers()))
                .filter(field -> field.getType() == type)
                .map(field -> type.cast(value(field)))
                .toList();
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " must be public in a public class", e);
        }
    }
}
