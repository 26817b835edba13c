package dev.heed.ingest.mapping.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heed.ingest.fields.Numbers;
import dev.heed.ingest.fields.Row;
import dev.heed.model.refusal.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of the file that holds settings by name. What is wrong is noted with its place and reading goes on, so that all of it is
 * told at once. Mutable: it keeps which names were asked for.
 */
final class Section {
    private final String path;
    private final ObjectNode node;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();

    Section(String path, ObjectNode node, Problems problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    /** The place of a setting, such as {@code topics[0].time.unit}. */
    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The section's own place. */
    String path() {
        return path.isEmpty() ? "the file" : path;
    }

    /** Notes what is wrong with a setting. */
    void problem(String key, String expected, String found) {
        problems.add(at(key) + ": expected " + expected + ", found " + found);
    }

    /** Notes what is wrong with the section as a whole. */
    void problem(String expected, String found) {
        problems.add(path() + ": expected " + expected + ", found " + found);
    }

    /** Whether there is such a setting. */
    boolean has(String key) {
        asked.add(key);
        return node.hasNonNull(key);
    }

    /** Whether the setting holds settings of its own. */
    boolean isSection(String key) {
        return has(key) && node.get(key).isObject();
    }

    /** The names of all settings, for sections whose names are free. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        asked.addAll(keys);
        return keys;
    }

    /** The text of a setting, numbers among them; empty where there is none. */
    Optional<String> text(String key, String expected) {
        if (!has(key)) {
            return Optional.empty();
        }
        JsonNode value = node.get(key);
        if (!value.isValueNode() || value.asText().isEmpty()) {
            problem(key, expected, found(value));
            return Optional.empty();
        }
        return Optional.of(value.asText());
    }

    /** The text of a setting that must be there; null, and noted, where it is not. */
    @Nullable
    String required(String key, String expected) {
        if (!has(key)) {
            problem(key, expected, "none");
        }
        return text(key, expected).orElse(null);
    }

    /** What a setting's text stands for; null where there is none, or the text, as noted, stands for nothing. */
    <T> @Nullable T parsed(String key, String expected, Function<String, T> parser) {
        String text = text(key, expected).orElse(null);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            problem(key, expected, Row.quoted(text));
            return null;
        }
    }

    /** A number, or what it is where none is given. */
    double number(String key, double otherwise) {
        Double number = parsed(key, "a number", text -> {
            double value = Numbers.parse(text);
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(text);
            }
            return value;
        });
        return number == null ? otherwise : number;
    }

    /** One text or a list of texts; none where there is no such setting. */
    List<String> texts(String key, String expected) {
        List<String> texts = new ArrayList<>();
        if (has(key)) {
            JsonNode value = node.get(key);
            for (JsonNode one : value.isArray() ? value : List.of(value)) {
                if (one.isValueNode() && !one.isNull()) {
                    texts.add(one.asText());
                } else {
                    problem(key, expected, found(one));
                }
            }
        }
        return texts;
    }

    /** A setting that holds settings; empty where there is none, and noted where it is something else. */
    Optional<Section> section(String key, String expected) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (node.get(key) instanceof ObjectNode object) {
            return Optional.of(new Section(at(key), object, problems));
        }
        problem(key, expected, found(node.get(key)));
        return Optional.empty();
    }

    /** A list of such. */
    List<Section> sections(String key, String expected) {
        List<Section> sections = new ArrayList<>();
        JsonNode list = node.path(key);
        if (has(key) && (!list.isArray() || list.isEmpty())) {
            problem(key, expected, found(list));
        }
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            String at = key + "[" + i + "]";
            if (list.get(i) instanceof ObjectNode object) {
                sections.add(new Section(at(at), object, problems));
            } else {
                problem(at, expected, found(list.get(i)));
            }
        }
        return sections;
    }

    /** Notes each setting that nobody asked for. */
    void end() {
        Set<String> known = new LinkedHashSet<>(asked);
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problem(key, "one of " + String.join(", ", known), "'" + key + "'");
            }
        });
    }

    /** A value of the file in words. */
    static String found(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "settings";
            case ARRAY -> value.isEmpty() ? "an empty list" : "a list";
            case NULL, MISSING -> "nothing";
            default -> Row.quoted(value.asText());
        };
    }
}
