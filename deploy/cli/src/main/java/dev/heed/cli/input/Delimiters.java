package dev.heed.cli.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out what is between cells. */
final class Delimiters {
    private static final String USUAL = "\t;|,";
    private static final int LINES = 200;

    private Delimiters() {}

    /**
     * The delimiter that gives most rows of one width, of two cells or more; among equals the one with more cells, and a
     * comma last, as it may be a decimal one. A blank where there is none of them, a comma where there is nothing.
     */
    static char of(String text) {
        char best = ',';
        long bestRows = 0;
        int bestWidth = 1;
        for (char delimiter : (USUAL + ' ').toCharArray()) {
            if (delimiter == ' ' && bestRows > 0) {
                break;
            }
            Map<Integer, Long> rows = new HashMap<>();
            for (Line line : CsvLines.of(text, delimiter, 0, LINES)) {
                if (!line.comment() && line.cells().size() > 1) {
                    rows.merge(line.cells().size(), 1L, Long::sum);
                }
            }
            for (Map.Entry<Integer, Long> width : rows.entrySet()) {
                boolean better =
                        width.getValue() > bestRows || width.getValue() == bestRows && width.getKey() > bestWidth;
                if (better) {
                    best = delimiter;
                    bestRows = width.getValue();
                    bestWidth = width.getKey();
                }
            }
        }
        return best;
    }

    /** As a user would name it. */
    static String named(char delimiter) {
        return delimiter == '\t' ? "tabs" : delimiter == ' ' ? "blanks" : "'" + delimiter + "'";
    }

    /** Lines that are rows of one width. */
    static int width(List<Line> lines) {
        Map<Integer, Long> rows = new HashMap<>();
        lines.forEach(line -> rows.merge(line.cells().size(), 1L, Long::sum));
        return rows.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
