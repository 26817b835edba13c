package dev.heed.cli.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out what is between cells. */
final class Delimiters {
    private static final List<Character> USUAL = List.of('\t', ';', '|', ',');
    private static final Separator NONE = Separator.of(',');
    private static final int LINES = 200;

    private Delimiters() {}

    /**
     * What gives most rows of one width, of two cells or more; among equals what gives more cells, and a comma last, as
     * it may be a decimal one. Blanks where there is none of them, a comma where there is nothing.
     */
    static Separator of(String text) {
        Rows best = new Rows(NONE, 0, 1);
        for (char mark : USUAL) {
            best = best.orBetter(rows(text, Separator.of(mark)));
        }
        return (best.count() > 0 ? best : best.orBetter(blanks(text))).separator();
    }

    /** The same where the mark is known: blanks may stand in runs. */
    static Separator of(String text, char mark) {
        return mark == ' ' ? blanks(text).separator() : Separator.of(mark);
    }

    private static Rows blanks(String text) {
        Rows runs = rows(text, new Separator(' ', true));
        Rows single = rows(text, Separator.of(' '));
        return single.count() > runs.count() ? single : runs; // where both are even, nobody left cells empty
    }

    private static Rows rows(String text, Separator separator) {
        Map<Integer, Long> widths = new HashMap<>();
        for (Line line : CsvLines.of(text, separator, 0, LINES)) {
            if (!line.comment() && line.cells().size() > 1) {
                widths.merge(line.cells().size(), 1L, Long::sum);
            }
        }
        Rows best = new Rows(separator, 0, 1);
        for (Map.Entry<Integer, Long> width : widths.entrySet()) {
            best = best.orBetter(new Rows(separator, width.getValue(), width.getKey()));
        }
        return best;
    }

    /** How many rows a separator gives that have the same width. */
    private record Rows(Separator separator, long count, int width) {
        Rows orBetter(Rows other) {
            return other.count > count || other.count == count && other.width > width ? other : this;
        }
    }
}
