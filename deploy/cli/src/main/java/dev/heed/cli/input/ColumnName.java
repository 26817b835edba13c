package dev.heed.cli.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a column: {@code flow [m³/h]} is the channel {@code flow} in the unit {@code m³/h}, and so
 * is {@code flow (m³/h)}, where that is a unit; {@code flow (inlet)} is a name.
 *
 * @param channel the name without the unit
 * @param unit "" where there is none
 */
record ColumnName(String channel, String unit) {
    private static final Pattern WITH_UNIT = Pattern.compile("(.*\\S)\\s*\\[\\s*([^\\[\\]]*[^\\[\\]\\s])\\s*]\\s*");

    private static final String SYMBOL = "[%‰°Ω]|°[CF]|deg[CF]?|rpm|ppm|ppb|psi|mph|dBA?|mmHg|"
            + "[kKMGTcdhmµμunp]?(m|s|g|A|V|W|Wh|VA|VAh|var|varh|J|N|Nm|Pa|bar|Hz|h|Ah|min|l|L|K|C|F|mol|lx|[oO]hm|eV)";
    private static final String FACTOR = "(?:" + SYMBOL + ")(?:[²³]|\\^?-?[1-4])?";
    /** In round brackets behind a blank there may be anything: a unit is what is one. */
    private static final Pattern WITH_KNOWN_UNIT =
            Pattern.compile("(.*\\S)\\s+\\(\\s*((?:1/)?" + FACTOR + "(?:[/·*⋅.]" + FACTOR + ")*)\\s*\\)\\s*");

    /** Takes a name apart. */
    static ColumnName of(String column) {
        Matcher known = WITH_KNOWN_UNIT.matcher(column);
        Matcher parts = known.matches() ? known : WITH_UNIT.matcher(column);
        return parts.matches() ? new ColumnName(parts.group(1), parts.group(2)) : new ColumnName(column.strip(), "");
    }

    /** Whether the column is called that, with its unit or without. */
    static boolean matches(String column, String called) {
        return column.equals(called) || of(column).channel.equals(called);
    }
}
