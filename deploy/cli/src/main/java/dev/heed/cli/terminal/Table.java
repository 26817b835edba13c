package dev.heed.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows in columns as wide as they need. Columns of figures stand to the right, words to the left. */
public final class Table {
    private static final String GAP = "  ";
    private static final Pattern FIGURE = Pattern.compile("-?\\d[\\d,.]*( ?[a-z%]+| - \\d[\\d,.]*)?|NaN|-?");

    private final List<String[]> rows = new ArrayList<>();
    private final int heads;

    private Table(int heads) {
        this.heads = heads;
    }

    /** With a line of names above the columns. */
    public static Table of(String... names) {
        return new Table(1).row((Object[]) names);
    }

    /** Without names. */
    public static Table plain() {
        return new Table(0);
    }

    /** Adds a row, of as many cells as all others. */
    public Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toArray(String[]::new));
        return this;
    }

    /** The lines, each with its end. */
    @Override
    public String toString() {
        int count = rows.isEmpty() ? 0 : rows.get(0).length;
        int[] widths = IntStream.range(0, count).map(this::width).toArray();
        boolean[] figures = new boolean[count];
        IntStream.range(0, count).forEach(c -> figures[c] = holdsFigures(c));
        return rows.stream()
                .map(row -> IntStream.range(0, count)
                                .mapToObj(c -> padded(row[c], widths[c], figures[c]))
                                .collect(Collectors.joining(GAP))
                                .stripTrailing()
                        + System.lineSeparator())
                .collect(Collectors.joining());
    }

    private static String padded(String cell, int width, boolean figure) {
        String blanks = " ".repeat(width - cell.length());
        return figure ? blanks + cell : cell + blanks;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }

    private boolean holdsFigures(int column) {
        return column > 0
                && rows.size() > heads
                && rows.stream()
                        .skip(heads)
                        .allMatch(row -> FIGURE.matcher(row[column]).matches());
    }
}
