package dev.heed.cli.input;

import static java.util.Objects.requireNonNull;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a file with one value a line: all values of an entity at one time make a row. Read whole, for one thread. */
final class NarrowRows {
    private final Path file;
    private final String rowWord;
    private final ColumnRoles roles;
    private final Narrow narrow;
    private final RowHeads heads;
    private final Values values;
    private final Tally tally;
    private final int channels;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Integer, String> unchanging = new HashMap<>();
    private final TreeMap<Long, Map<String, double[]>> rows = new TreeMap<>();

    private NarrowRows(Path file, CsvLayout layout, Dialect dialect, List<String> channels, Tally tally) {
        this.file = file;
        this.rowWord = dialect.lines().row();
        this.roles = dialect.roles();
        this.narrow = requireNonNull(roles.narrow());
        this.heads = new RowHeads(file, dialect, layout.clock(), tally);
        this.values = new Values(dialect, layout.cells(), tally);
        this.tally = tally;
        int[] wanted = roles.columnsOf(file, channels);
        for (int c = 0; c < wanted.length; c++) {
            if (wanted[c] != ColumnRoles.NONE) {
                places.put(narrow.names().get(wanted[c]), c);
            }
        }
        this.channels = wanted.length;
        tally.absent(channels, wanted);
    }

    /** The rows of a file in the order of time, with these channels. */
    static Stream<Row> of(Path file, CsvLayout layout, Dialect dialect, List<String> channels, Tally tally) {
        NarrowRows read = new NarrowRows(file, layout, dialect, channels, tally);
        try (Lines lines = dialect.lines().open(file, dialect.heading())) {
            while (lines.hasNext()) {
                read.add(lines.next());
            }
        }
        tally.finish();
        LastValues.steps(() -> read.inOrder().iterator(), tally::forwards);
        return read.inOrder();
    }

    private Stream<Row> inOrder() {
        return rows.entrySet().stream()
                .flatMap(at -> at.getValue().entrySet().stream()
                        .map(own -> new Row(own.getKey(), at.getKey(), own.getValue())));
    }

    private void add(Line line) {
        RowHeads.Head head = heads.of(line);
        if (head == null) {
            return;
        }
        String name = line.cell(narrow.channel()).strip();
        Integer place = places.get(name);
        if (place == null) {
            tally.left(
                    Left.NO_CHANNEL,
                    "%s %s %d, column '%s': expected the name of a channel, found '%s'"
                            .formatted(
                                    file,
                                    rowWord,
                                    line.number(),
                                    roles.columns().get(narrow.channel()),
                                    name));
            return;
        }
        requireUnchanged(line);
        double[] row = rows.computeIfAbsent(head.timeMicros(), none -> new HashMap<>())
                .computeIfAbsent(head.entity(), none -> empty());
        double value = values.of(line, narrow.value());
        row[place] = value;
        tally.used();
    }

    private double[] empty() {
        double[] empty = new double[channels];
        Arrays.fill(empty, Double.NaN);
        return empty;
    }

    private void requireUnchanged(Line line) {
        for (int column : roles.values()) {
            String text = line.cell(column);
            @Nullable String before = unchanging.putIfAbsent(column, text);
            if (before != null && !before.equals(text)) {
                throw Refusal.failure(
                        ("%s %s %d, column '%s': expected '%s' as before, found '%s'; name what tells entities"
                                        + " apart with --entity-column, take others away with --ignore")
                                .formatted(
                                        file,
                                        rowWord,
                                        line.number(),
                                        roles.columns().get(column),
                                        before,
                                        text));
            }
        }
    }
}
