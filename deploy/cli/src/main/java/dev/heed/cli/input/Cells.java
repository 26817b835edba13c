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
    static float parse(String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return Float.NaN;
        }
        char last = text.charAt(text.length() - 1);
        boolean decimal = (Character.isDigit(last) || last == '.') && !isHexadecimal(text);
        return decimal ? Float.parseFloat(text) : word(text);
    }

    private static boolean isHexadecimal(String text) {
        return text.length() > 2 && (isX(text.charAt(1)) || isX(text.charAt(2)));
    }

    private static boolean isX(char letter) {
        return letter == 'x' || letter == 'X';
    }

    private static float word(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "na", "n/a", "n.a.", "null", "nil", "none", "missing", "-", "--", "---", "?" -> Float.NaN;
            case "#n/a", "#na", "#value!", "#div/0!", "#ref!", "#num!", "#null!", "#name?" -> Float.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Float.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Float.NEGATIVE_INFINITY;
            default -> throw new NumberFormatException(text);
        };
    }
}
