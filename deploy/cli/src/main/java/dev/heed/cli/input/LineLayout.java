package dev.heed.cli.input;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How the lines of a file become cells.
 *
 * @param delimiter between cells; null: whichever gives most rows of one width
 * @param encoding of the text; null: UTF-8, or ISO-8859-1 where the text is no UTF-8
 * @param skip lines before the names
 * @param names whether a line of names comes before the rows
 */
public record LineLayout(
        @Nullable Character delimiter, @Nullable String encoding, int skip, boolean names) implements Serializable {
    /** All of it is found out. */
    public static LineLayout plain() {
        return new LineLayout(null, null, 0, true);
    }
}
