package dev.heed.cli.input;

import java.io.Serializable;
import java.util.List;

/**
 * Everything that is to be known to read a file: what the user said and what was found out.
 *
 * @param lines how they are written
 * @param heading names and units
 * @param roles what the columns are
 * @param time how times are written
 * @param numbers how numbers are written
 * @param notes what was found out and could be otherwise, a line each
 */
record Dialect(
        LineStyle lines, Heading heading, ColumnRoles roles, TimeFormat time, NumberStyle numbers, List<String> notes)
        implements Serializable {
    Dialect {
        notes = List.copyOf(notes);
    }

    /** The same with other columns. */
    Dialect with(ColumnRoles others) {
        return new Dialect(lines, heading, others, time, numbers, notes);
    }
}
