package dev.heed.cli.input;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which entities are meant.
 *
 * @param patterns with * and ? as in file names; none: all entities
 */
record EntityPatterns(List<Pattern> patterns) {
    static EntityPatterns of(List<String> texts) {
        return new EntityPatterns(texts.stream()
                .map(EntityPatterns::expression)
                .map(Pattern::compile)
                .toList());
    }

    private static String expression(String text) {
        return Stream.of(text.split("(?<=[*?])|(?=[*?])"))
                .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
                .collect(Collectors.joining());
    }

    boolean match(String entity) {
        return patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> pattern.matcher(entity).matches());
    }
}
