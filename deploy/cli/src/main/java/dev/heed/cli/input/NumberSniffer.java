package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out how numbers are written, from some of them. For one thread. */
final class NumberSniffer {
    private static final String SIGN = "[+-]?";
    private static final Pattern COMMA_GROUPS = Pattern.compile(SIGN + "\\d{1,3}((,\\d{3})+[.]\\d*|(,\\d{3}){2,})");
    private static final Pattern DOT_GROUPS = Pattern.compile(SIGN + "\\d{1,3}(([.]\\d{3})+,\\d*|([.]\\d{3}){2,})");
    private static final Pattern EITHER_COMMA = Pattern.compile(SIGN + "[1-9]\\d{0,2},\\d{3}");
    private static final Pattern EITHER_DOT = Pattern.compile(SIGN + "[1-9]\\d{0,2}[.]\\d{3}");
    private static final Pattern COMMA = Pattern.compile(SIGN + "\\d*,\\d+([eE][+-]?\\d+)?");
    private static final Pattern DOT = Pattern.compile(SIGN + "\\d*[.]\\d*([eE][+-]?\\d+)?");
    private static final String GROUPS = " \u00a0\u202f'’";
    private static final Pattern WIDE_GROUPS =
            Pattern.compile(SIGN + "\\d{1,3}([" + GROUPS + "])\\d{3}(\\1\\d{3})*([.,]\\d*)?");

    private final Path file;
    private boolean commaGroups;
    private boolean dotGroups;
    private boolean comma;
    private boolean dot;
    private @Nullable String either;
    private @Nullable String mixed;
    private char wide = NumberStyle.NONE;

    NumberSniffer(Path file) {
        this.file = file;
    }

    /** Takes some cells into account. */
    void look(String cell) {
        String text = cell.strip();
        if (COMMA_GROUPS.matcher(text).matches()) {
            commaGroups = true;
            mixed = mixed == null ? text : mixed;
        } else if (DOT_GROUPS.matcher(text).matches()) {
            dotGroups = true;
            mixed = mixed == null ? text : mixed;
        } else if (EITHER_COMMA.matcher(text).matches()) {
            either = either == null ? text : either;
        } else if (COMMA.matcher(text).matches()) {
            comma = true;
            mixed = mixed == null ? text : mixed;
        } else if (WIDE_GROUPS.matcher(text).matches()) {
            wide = (char) text.chars()
                    .filter(letter -> GROUPS.indexOf(letter) >= 0)
                    .findFirst()
                    .orElse(' ');
            comma |= text.indexOf(',') >= 0;
            dot |= text.indexOf('.') >= 0;
        } else if (!EITHER_DOT.matcher(text).matches() && DOT.matcher(text).matches()) {
            dot = true;
        }
    }

    /**
     * The style of the cells that were looked at.
     *
     * @param told decimal mark that the user named
     * @param notes takes what was found out
     * @throws Refusal when they can be read in two ways
     */
    NumberStyle style(@Nullable Character told, char delimiter, List<String> notes) {
        if (told != null) {
            return new NumberStyle(told, wide != NumberStyle.NONE ? wide : told == ',' ? '.' : ',');
        }
        boolean commas = comma || dotGroups;
        boolean dots = dot || commaGroups;
        if (commas && dots) {
            throw Refusal.failure("%s: expected one decimal mark, found point and comma, such as '%s'; give --decimal"
                    .formatted(file, mixed));
        }
        if (wide != NumberStyle.NONE) {
            notes.add("thousands apart by '" + wide + "'" + (commas ? ", decimal comma" : ""));
            return new NumberStyle(commas ? ',' : '.', wide);
        }
        if (commas) {
            notes.add("decimal comma" + (dotGroups ? ", points between thousands" : "") + ", such as '" + mixed + "'");
            return new NumberStyle(',', dotGroups ? '.' : NumberStyle.NONE);
        }
        if (commaGroups || either != null && dot) {
            notes.add("commas between thousands, such as '" + (commaGroups ? mixed : either) + "'");
            return new NumberStyle('.', ',');
        }
        return either == null ? NumberStyle.PLAIN : eitherWay(delimiter, notes);
    }

    private NumberStyle eitherWay(char delimiter, List<String> notes) {
        if (delimiter == ',') {
            throw Refusal.failure(
                    "%s: expected numbers, found '%s', which may be thousands or not; give --decimal , or --decimal ."
                            .formatted(file, either));
        }
        notes.add("decimal comma, such as '" + either
                + "', because cells are not apart by commas (else give --decimal .)");
        return new NumberStyle(',', NumberStyle.NONE);
    }
}
