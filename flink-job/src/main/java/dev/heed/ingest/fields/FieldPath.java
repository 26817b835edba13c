package dev.heed.ingest.fields;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a field stands in a record: names with dots between them, {@code [2]} for an element of an array (the first is 0), and
 * {@code []} for each element of one. {@code data.items[].temp} is the temperature of each item. A name with a dot, a bracket or
 * a quote in it stands in quotes: {@code data."a.b"}.
 *
 * @param text as it was given
 * @param steps of which it is made
 */
public record FieldPath(String text, List<Step> steps) implements Serializable {
    private static final Pattern STEP =
            Pattern.compile("(?<dot>[.]?)(?:\"(?<double>[^\"]+)\"|'(?<single>[^']+)'|(?<name>[^.\\[\\]\"']+))"
                    + "|\\[(?<index>\\d{0,6})]");

    /** One step down. */
    public sealed interface Step extends Serializable {}

    /** To a field of an object. */
    public record Name(String name) implements Step {}

    /** To an element of an array; the first is 0. */
    public record Element(int index) implements Step {}

    /** To each element of an array: each makes a record of its own. */
    public record Each() implements Step {}

    /**
     * A path from its text.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static FieldPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at || !isJoined(matcher, at)) {
                throw new IllegalArgumentException(
                        "expected names with dots between them, [n] or [], such as data.items[].temp, found '" + text
                                + "'");
            }
            steps.add(step(matcher));
            at = matcher.end();
        }
        if (steps.isEmpty() || steps.stream().filter(Each.class::isInstance).count() > 1) {
            throw new IllegalArgumentException("expected a path with [] once at most, found '" + text + "'");
        }
        return new FieldPath(text, List.copyOf(steps));
    }

    /** A path of one name, whatever is in it. */
    public static FieldPath of(String name) {
        return new FieldPath(name, List.of(new Name(name)));
    }

    private static boolean isJoined(Matcher matcher, int at) {
        return matcher.group("index") != null
                || (at == 0) == matcher.group("dot").isEmpty();
    }

    private static Step step(Matcher matcher) {
        String index = matcher.group("index");
        if (index != null) {
            return index.isEmpty() ? new Each() : new Element(Integer.parseInt(index));
        }
        for (String group : List.of("double", "single")) {
            if (matcher.group(group) != null) {
                return new Name(matcher.group(group));
            }
        }
        return new Name(matcher.group("name"));
    }

    /** The path of the array of which each element makes a record; empty where there is none, or it is the record itself. */
    public List<Step> array() {
        int each = steps.indexOf(new Each());
        return each < 0 ? List.of() : steps.subList(0, each);
    }

    /** Whether it leads into each element of an array. */
    public boolean isOfEach() {
        return steps.contains(new Each());
    }

    @Override
    public String toString() {
        return text;
    }
}
