package dev.heed.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** Rows in columns as wide as they need. Columns of figures stand to the right, words to the left. */
public final class Table {
    private static final int GAP = 2;
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
        TextTable table = TextTable.forColumns(
                Help.defaultColorScheme(Ansi.OFF),
                IntStream.range(0, count)
                        .mapToObj(c -> new Column(widths[c] + gap(c), gap(c), Column.Overflow.TRUNCATE))
                        .toArray(Column[]::new));
        boolean[] figures = new boolean[count];
        IntStream.range(0, count).forEach(c -> figures[c] = holdsFigures(c));
        for (String[] row : rows) {
            table.addRowValues(IntStream.range(0, count)
                    .mapToObj(c -> figures[c] ? " ".repeat(widths[c] - row[c].length()) + row[c] : row[c])
                    .toArray(String[]::new));
        }
        return table.toString();
    }

    private static int gap(int column) {
        return column == 0 ? 0 : GAP;
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
