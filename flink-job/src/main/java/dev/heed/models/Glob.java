package dev.heed.models;

import java.util.List;

/** A pattern of names: {@code *} stands for any characters, {@code ?} for one. */
public final class Glob {
    private final String text;
    private final int[] pattern;

    public Glob(String text) {
        this.text = text;
        this.pattern = text.codePoints().toArray();
    }

    /** Whether it stands for a name: in steps that do not grow faster than pattern times name, since anybody may choose a name. */
    public boolean matches(String name) {
        int[] characters = name.codePoints().toArray();
        int at = 0;
        int star = -1;
        int behindStar = 0;
        for (int i = 0; i < characters.length; ) {
            if (at < pattern.length && pattern[at] == '*') {
                star = at++;
                behindStar = i;
            } else if (at < pattern.length && (pattern[at] == '?' || pattern[at] == characters[i])) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1; // the last star takes one more
                i = ++behindStar;
            } else {
                return false;
            }
        }
        while (at < pattern.length && pattern[at] == '*') {
            at++;
        }
        return at == pattern.length;
    }

    /** Whether one of them does, or there are none to hold against. */
    public static boolean anyOrNone(List<Glob> globs, String name) {
        return globs.isEmpty() || any(globs, name);
    }

    public static boolean any(List<Glob> globs, String name) {
        return globs.stream().anyMatch(glob -> glob.matches(name));
    }

    @Override
    public String toString() {
        return text;
    }
}
