package dev.heed.cli.input;

import java.io.Serializable;

/**
 * How numbers are written.
 *
 * @param decimal point or comma
 * @param grouping between thousands; {@link #NONE}: nothing is
 */
record NumberStyle(char decimal, char grouping) implements Serializable {
    static final char NONE = '\0';
    /** As programs write them. */
    static final NumberStyle PLAIN = new NumberStyle('.', NONE);

    private static final int GROUP = 3;

    /**
     * The number; NaN where the cell says that there is none.
     *
     * @throws NumberFormatException when the text is no number, or its groups are not of three digits
     */
    double parse(String cell) {
        if (decimal == '.' && (grouping == NONE || cell.indexOf(grouping) < 0)) {
            return Cells.parse(cell);
        }
        String text = cell.strip();
        if (text.isEmpty() || !Character.isDigit(text.charAt(text.length() - 1))) {
            return Cells.parse(text);
        }
        StringBuilder plain = new StringBuilder(text.length());
        int digits = 0;
        boolean grouped = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == grouping) {
                requireGroup(grouped ? digits == GROUP : digits > 0 && digits <= GROUP, text);
                grouped = true;
                digits = 0;
            } else if (letter == decimal) {
                requireGroup(!grouped || digits == GROUP, text);
                grouped = false;
                plain.append('.');
            } else if (letter == '.' || letter == ',') {
                throw new NumberFormatException(text);
            } else {
                digits += Character.isDigit(letter) ? 1 : 0;
                plain.append(letter);
            }
        }
        requireGroup(!grouped || digits == GROUP, text);
        return Cells.parse(plain.toString());
    }

    private static void requireGroup(boolean right, String text) {
        if (!right) {
            throw new NumberFormatException(text);
        }
    }

    /** Whether the text is a number or says that there is none. */
    boolean reads(String cell) {
        try {
            parse(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
