package dev.heed.console.notify.route;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern of names: {@code *} stands for any characters, {@code ?} for one. */
public final class Glob {
    private final String text;
    private final Pattern pattern;

    public Glob(String text) {
        this.text = text;
        this.pattern = Pattern.compile(
                text.chars()
                        .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }

    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    /** Whether one of them does, or there are none to hold against. */
    static boolean anyOrNone(List<Glob> globs, String name) {
        return globs.isEmpty() || any(globs, name);
    }

    static boolean any(List<Glob> globs, String name) {
        return globs.stream().anyMatch(glob -> glob.matches(name));
    }

    @Override
    public String toString() {
        return text;
    }
}
