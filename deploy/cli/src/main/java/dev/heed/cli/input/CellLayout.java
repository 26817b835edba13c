package dev.heed.cli.input;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a cell becomes a number.
 *
 * @param decimal point or comma; null: found out
 * @param missing numbers and words that stand for no value
 * @param maxBadShare of a channel's rows that may hold text, and of the rows that may be left out, 0 to 1
 */
public record CellLayout(@Nullable Character decimal, List<String> missing, double maxBadShare)
        implements Serializable {
    /** Of a channel's rows. */
    static final double USUAL_BAD_SHARE = .05;

    public CellLayout {
        missing = List.copyOf(missing);
    }

    /** The same with more that stands for no value. */
    CellLayout and(List<String> others) {
        List<String> all =
                Stream.concat(missing.stream(), others.stream()).distinct().toList();
        return new CellLayout(decimal, all, maxBadShare);
    }

    /** Every number is a value. */
    public static CellLayout plain() {
        return new CellLayout(null, List.of(), USUAL_BAD_SHARE);
    }
}
