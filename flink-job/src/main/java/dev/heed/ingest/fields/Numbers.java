package dev.heed.ingest.fields;

import com.fasterxml.jackson.core.io.NumberInput;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers that are written as text. */
public final class Numbers {
    private static final Pattern WITH_COMMA =
            Pattern.compile("[+-]?(\\d{1,3}([.]\\d{3})+(,\\d+)?|\\d*,\\d+)([eE][+-]?\\d+)?");
    private static final int LONGEST_WHOLE = 20;

    private Numbers() {}

    /** The number, or NaN where the text is none. */
    public static double parse(String text) {
        String number = text.strip();
        if (number.isEmpty() || !isBegin(number.charAt(0)) || Character.isLetter(number.charAt(number.length() - 1))) {
            return Double.NaN; // Java would take "1f" and "0x1p3"
        }
        try {
            return NumberInput.parseDouble(number, true);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** A number with a decimal comma, and points between thousands if any, as one with a decimal point; other text as it is. */
    public static String withPoint(String text) {
        return WITH_COMMA.matcher(text).matches() ? text.replace(".", "").replace(',', '.') : text;
    }

    /** The whole number, where the text is one that a {@code long} holds. */
    public static OptionalLong whole(String text) {
        if (text.isEmpty() || text.length() > LONGEST_WHOLE || !isBegin(text.charAt(0)) || text.indexOf('.') >= 0) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static boolean isBegin(char first) {
        return first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
    }
}
