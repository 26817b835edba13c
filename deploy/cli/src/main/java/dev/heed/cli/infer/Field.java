package dev.heed.cli.infer;

import dev.heed.ingest.fields.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands at one path in the records of a sample. Mutable, while the sample is read. */
final class Field {
    /** Of the values, at least, that are numbers where a field is one of numbers with words among them. */
    private static final double MOSTLY = .8;

    private static final int MOST_NAMED = 3;

    private final String path;
    private final String name;
    private final String array;
    private final List<Object> values = new ArrayList<>();
    private final Set<Integer> records = new LinkedHashSet<>();
    private int arrays;
    private int seen;

    /**
     * @param path as a mapping has it
     * @param name its last part
     * @param array the path of the array of whose elements it is one; "" where it is of none
     */
    Field(String path, String name, String array) {
        this.path = path;
        this.name = name;
        this.array = array;
    }

    void add(int record, @Nullable Object value) {
        seen++;
        records.add(record);
        if (value instanceof List<?> list) {
            arrays++;
            list.stream().filter(one -> one != null).forEach(values::add);
        } else if (value != null) {
            values.add(value);
        }
    }

    String path() {
        return path;
    }

    String name() {
        return name;
    }

    String array() {
        return array;
    }

    /** How often it was there, empty or not. */
    int seen() {
        return seen;
    }

    /** The records that have it. */
    Set<Integer> records() {
        return records;
    }

    /** Whether it holds arrays of samples. */
    boolean isBlock() {
        return arrays > 0;
    }

    /** All values but the empty ones. */
    List<Object> values() {
        return values;
    }

    /** The values that are numbers, true and false among them. */
    List<Double> numbers() {
        return values.stream()
                .map(Field::number)
                .filter(number -> !number.isNaN())
                .toList();
    }

    private static Double number(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1. : 0.;
        }
        return value instanceof Number number ? number.doubleValue() : Numbers.parse(String.valueOf(value));
    }

    /** Whether they are numbers, but for a few words. */
    boolean isNumeric() {
        return !values.isEmpty() && numbers().size() >= MOSTLY * values.size();
    }

    /** Whether all are whole numbers. */
    boolean isWhole() {
        return !values.isEmpty() && values.stream().allMatch(value -> number(value) == Math.rint(number(value)));
    }

    /** What stands there where a number should. */
    List<String> words() {
        return distinct().stream()
                .filter(text -> Double.isNaN(Numbers.parse(text)) && !isTruth(text))
                .toList();
    }

    private boolean isTruth(String text) {
        return values.contains(Boolean.valueOf(text)) && (text.equals("true") || text.equals("false"));
    }

    /** Different values as text, in the order in which they came. */
    Set<String> distinct() {
        return values.stream().map(String::valueOf).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The path in small letters, camelCase apart, to look for words in. */
    String searchable() {
        return path.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[\\[\\]\"']", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Path and some values, for people. */
    String text() {
        Set<String> distinct = distinct();
        String some = distinct.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return "%s (%s%s)"
                .formatted(path, some, distinct.size() > MOST_NAMED ? ", … " + distinct.size() + " values" : "");
    }
}
