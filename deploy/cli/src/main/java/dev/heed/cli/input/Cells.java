package dev.heed.cli.input;

import java.util.Locale;

/** Reads a measured value from the text of a cell. */
final class Cells {
    private Cells() {}

    /**
     * The value; NaN where the cell is empty or says that there is none (NaN, NA, N/A, null, None, -, ?, what a spreadsheet
     * writes for an error, …). What a float cannot hold becomes infinite.
     *
     * @throws NumberFormatException when the text is no number
     */
    static double parse(String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return Double.NaN;
        }
        char last = text.charAt(text.length() - 1);
        boolean decimal = (Character.isDigit(last) || last == '.') && !isHexadecimal(text);
        return decimal ? withinFloats(Double.parseDouble(text)) : word(text);
    }

    private static double withinFloats(double value) {
        return Float.isInfinite((float) value) ? Math.copySign(Double.POSITIVE_INFINITY, value) : value;
    }

    private static boolean isHexadecimal(String text) {
        return text.length() > 2 && (isX(text.charAt(1)) || isX(text.charAt(2)));
    }

    private static boolean isX(char letter) {
        return letter == 'x' || letter == 'X';
    }

    private static double word(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "na", "n/a", "n.a.", "null", "nil", "none", "missing", "-", "--", "---", "?" -> Double.NaN;
            case "#n/a", "#na", "#value!", "#div/0!", "#ref!", "#num!", "#null!", "#name?" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new NumberFormatException(text);
        };
    }
}
