package dev.heed.console.notify.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of the file that holds settings by name. What is wrong is noted with its place and reading goes on, so that all of it is
 * told at once. Mutable: it keeps which names were asked for.
 */
final class Settings {
    private final String path;
    private final ObjectNode node;
    private final List<String> problems;
    private final Secrets secrets;
    private final Set<String> asked = new LinkedHashSet<>();

    Settings(String path, ObjectNode node, List<String> problems, Secrets secrets) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        this.secrets = secrets;
    }

    Secrets secrets() {
        return secrets;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    void problem(String key, String expected, String found) {
        problems.add(at(key) + ": expected " + expected + ", found " + found);
    }

    /** Notes a problem in words of its own. */
    void problem(String key, IllegalArgumentException problem) {
        problems.add(at(key) + ": " + problem.getMessage());
    }

    /** Whether there is such a setting. */
    boolean has(String key) {
        asked.add(key);
        return node.hasNonNull(key);
    }

    /** The names of all settings, for parts whose names are free. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        asked.addAll(keys);
        return keys;
    }

    /** The text of a setting with its references resolved; null where there is none, or, as noted, it is wrong. */
    @Nullable
    String text(String key, String expected) {
        return has(key) ? text(key, node.get(key), expected) : null;
    }

    private @Nullable String text(String key, JsonNode value, String expected) {
        if (!value.isValueNode() || value.isNull()) {
            problem(key, expected, found(value));
            return null;
        }
        try {
            return secrets.resolve(value.asText());
        } catch (IllegalArgumentException e) {
            problem(key, e);
            return null;
        }
    }

    /** The same of a setting that must be there. */
    @Nullable
    String required(String key, String expected) {
        if (!has(key)) {
            problem(key, expected, "none");
        }
        String text = text(key, expected);
        if (text != null && text.isBlank()) {
            problem(key, expected, "an empty text");
            return null;
        }
        return text;
    }

    /** What a text stands for; the other value where there is none, or, as noted, it stands for nothing. */
    <T> T parsed(String key, String expected, Function<String, T> parser, T otherwise) {
        T value = parsed(key, expected, parser);
        return value == null ? otherwise : value;
    }

    /** The same without another value. A parser throws any runtime exception. */
    <T> @Nullable T parsed(String key, String expected, Function<String, T> parser) {
        String text = text(key, expected);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            problem(key, expected, found(node.get(key)));
            return null;
        }
    }

    Duration duration(String key, Duration least, Duration most, Duration otherwise) {
        DurationRange range = new DurationRange(least, most);
        return parsed(key, range.toString(), range::parse, otherwise);
    }

    boolean flag(String key) {
        return parsed(
                key,
                "true or false",
                text -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        throw new IllegalArgumentException(text);
                    }
                    return text.equals("true");
                },
                false);
    }

    /** One text or a list of texts; none where there is no such setting. */
    List<String> texts(String key, String expected) {
        List<String> texts = new ArrayList<>();
        if (has(key)) {
            JsonNode value = node.get(key);
            for (JsonNode one : value.isArray() ? value : List.of(value)) {
                String text = text(key, one, expected);
                if (text != null) {
                    texts.add(text);
                }
            }
            if (value.isArray() && value.isEmpty()) {
                problem(key, expected, "an empty list");
            }
        }
        return texts;
    }

    /** Texts by free names; none where there is no such setting. */
    Map<String, String> map(String key, String expected) {
        Map<String, String> map = new LinkedHashMap<>();
        Settings part = part(key, expected);
        if (part != null) {
            for (String name : part.keys()) {
                String text = part.required(name, "a text");
                if (text != null) {
                    map.put(name, text);
                }
            }
        }
        return map;
    }

    /** A setting that holds settings; null where there is none, noted where it is something else. */
    @Nullable
    Settings part(String key, String expected) {
        if (!has(key)) {
            return null;
        }
        if (node.get(key) instanceof ObjectNode object) {
            return new Settings(at(key), object, problems, secrets);
        }
        problem(key, expected, found(node.get(key)));
        return null;
    }

    /** One such or a list of such. */
    List<Settings> parts(String key, String expected) {
        List<Settings> parts = new ArrayList<>();
        if (!has(key)) {
            return parts;
        }
        JsonNode value = node.get(key);
        if (value instanceof ObjectNode object) {
            return List.of(new Settings(at(key), object, problems, secrets));
        }
        if (!value.isArray() || value.isEmpty()) {
            problem(key, expected, found(value));
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            String at = key + "[" + i + "]";
            if (value.get(i) instanceof ObjectNode object) {
                parts.add(new Settings(at(at), object, problems, secrets));
            } else {
                problem(at, expected, found(value.get(i)));
            }
        }
        return parts;
    }

    /** Notes each setting that nobody asked for. */
    void end() {
        node.fieldNames().forEachRemaining(key -> {
            if (!asked.contains(key)) {
                problem(key, "one of " + String.join(", ", asked), "another name");
            }
        });
    }

    /** A value in words, as it stands in the file, so that what it refers to is not told. */
    private static String found(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "settings";
            case ARRAY -> value.isEmpty() ? "an empty list" : "a list";
            case NULL, MISSING -> "nothing";
            default -> "'" + value.asText().replaceAll("\\p{Cntrl}", " ") + "'";
        };
    }
}
