package dev.heed.cli.infer;

import java.util.List;

/**
 * A part of a mapping and why it is as it is.
 *
 * @param lines of YAML
 * @param why in words: what was seen, what else it could be and what to change then
 */
record Part(List<String> lines, String why) {
    Part {
        lines = List.copyOf(lines);
    }

    static Part of(String why, String... lines) {
        return new Part(List.of(lines), why);
    }
}
