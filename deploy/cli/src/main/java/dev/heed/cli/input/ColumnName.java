package dev.heed.cli.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a column: {@code flow [m³/h]} is the channel {@code flow} in the unit {@code m³/h}.
 *
 * @param channel the name without the unit
 * @param unit "" where there is none
 */
record ColumnName(String channel, String unit) {
    private static final Pattern WITH_UNIT = Pattern.compile("(.*\\S)\\s*\\[\\s*([^\\[\\]]*[^\\[\\]\\s])\\s*]\\s*");

    /** Takes a name apart. */
    static ColumnName of(String column) {
        Matcher parts = WITH_UNIT.matcher(column);
        return parts.matches() ? new ColumnName(parts.group(1), parts.group(2)) : new ColumnName(column, "");
    }

    /** Whether the column is called that, with its unit or without. */
    static boolean matches(String column, String called) {
        return column.equals(called) || of(column).channel.equals(called);
    }
}
