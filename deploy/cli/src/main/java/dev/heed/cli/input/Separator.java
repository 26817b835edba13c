package dev.heed.cli.input;

import java.io.Serializable;

/**
 * What is between the cells of a line.
 *
 * @param mark one character
 * @param runs whether several of them are one, as blanks are in a table whose columns stand below each other; no cell is
 *     empty then
 */
record Separator(char mark, boolean runs) implements Serializable {
    static Separator of(char mark) {
        return new Separator(mark, false);
    }

    /** As a user would name it. */
    String named() {
        return mark == '\t' ? "tabs" : mark == ' ' ? "blanks" : "'" + mark + "'";
    }
}
