package dev.heed.cli.input;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the values of rows; what is none is counted. For one thread. */
final class Values {
    private final NumberStyle numbers;
    private final List<String> suffixes;
    private final double[] missing;
    private final Set<String> missingWords = new HashSet<>();
    private final Tally tally;

    Values(Dialect dialect, CellLayout layout, Tally tally) {
        this.numbers = dialect.numbers();
        this.suffixes = dialect.heading().suffixes();
        this.tally = tally;
        double[] found = new double[layout.missing().size()];
        int count = 0;
        for (String text : layout.missing()) {
            if (NumberStyle.PLAIN.reads(text)) {
                found[count++] = Cells.parse(text);
            }
            missingWords.add(text.toLowerCase(Locale.ROOT));
        }
        this.missing = Arrays.copyOf(found, count);
    }

    /** The value of a cell; NaN where there is none. */
    double of(Line line, int column) {
        String cell = line.cell(column);
        if (cell.isEmpty()) {
            return Double.NaN;
        }
        double value;
        try {
            value = numbers.parse(cell);
        } catch (NumberFormatException e) {
            return unusual(line, column, cell.strip());
        }
        if (!Double.isFinite(value)) {
            if (!cell.isBlank()) {
                tally.missing(column, cell.strip());
            }
            return value;
        }
        return missing.length == 0 ? value : known(value, column);
    }

    private double known(double value, int column) {
        for (double one : missing) {
            if (value == one) {
                tally.missing(column, text(value));
                return Double.NaN;
            }
        }
        return value;
    }

    private static String text(double value) {
        return value == (float) value ? Float.toString((float) value) : Double.toString(value);
    }

    private double unusual(Line line, int column, String text) {
        String suffix = suffixes.get(column);
        if (!suffix.isEmpty() && text.endsWith(suffix)) {
            String number = text.substring(0, text.length() - suffix.length()).strip();
            if (numbers.reads(number)) {
                return known(numbers.parse(number), column);
            }
        }
        if (missingWords.contains(text.toLowerCase(Locale.ROOT))) {
            tally.missing(column, text);
        } else {
            tally.bad(column, line);
        }
        return Double.NaN;
    }
}
