package dev.heed.cli.infer;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as YAML takes them, in quotes where they could be taken for something else. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off");

    private YamlText() {}

    static String of(String text) {
        boolean isPlain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        if (isPlain) {
            return text;
        }
        return text.chars().anyMatch(c -> c < ' ')
                ? '"'
                        + text.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\t", "\\t")
                                .replace("\n", "\\n")
                        + '"'
                : "'" + text.replace("'", "''") + "'";
    }

    /** A list of texts in brackets. */
    static String list(Collection<String> texts) {
        return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
    }
}
