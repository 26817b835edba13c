package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the columns of a file are.
 *
 * @param columns all names, as the first line has them
 * @param time index of the column with the time; {@link #NONE}: rows carry no time
 * @param entity index of the column that names the entity; {@link #NONE}: the file does
 * @param values indices of the columns that are channels
 */
record ColumnRoles(List<String> columns, int time, int entity, List<Integer> values) {
    static final int NONE = -1;

    /**
     * Finds the columns' parts: the first that is neither the entity nor ignored is the time, the rest are channels.
     *
     * @throws Refusal when a name is missing or doubled, or no column is left to be a channel
     */
    static ColumnRoles of(Path file, List<String> columns, CsvLayout layout) {
        requireDistinct(file, columns);
        int entity = layout.entityColumn() == null ? NONE : indexOf(columns, layout.entityColumn());
        if (layout.entityColumn() != null && entity == NONE) {
            throw Refusal.failure("%s: expected a column '%s' (--entity-column), found %s"
                    .formatted(file, layout.entityColumn(), columns));
        }
        List<Integer> left = new ArrayList<>(IntStream.range(0, columns.size())
                .filter(c -> c != entity && !isIgnored(layout, columns.get(c)))
                .boxed()
                .toList());
        int time = layout.clock() != null || left.isEmpty() ? NONE : left.remove(0);
        if (left.isEmpty()) {
            throw Refusal.failure(
                    "%s: expected a time column and at least one channel, found only %s; has it another --delimiter,"
                                    .formatted(file, columns)
                            + " or no time (--no-time)?");
        }
        requireDistinctChannels(file, columns, left);
        return new ColumnRoles(columns, time, entity, List.copyOf(left));
    }

    private static int indexOf(List<String> columns, String called) {
        return IntStream.range(0, columns.size())
                .filter(c -> ColumnName.matches(columns.get(c), called))
                .findFirst()
                .orElse(NONE);
    }

    private static boolean isIgnored(CsvLayout layout, String column) {
        return layout.ignored().stream().anyMatch(ignored -> ColumnName.matches(column, ignored));
    }

    private static void requireDistinctChannels(Path file, List<String> columns, List<Integer> values) {
        Map<String, String> seen = new HashMap<>();
        for (int c : values) {
            String column = columns.get(c);
            String other = seen.put(ColumnName.of(column).channel(), column);
            if (other != null) {
                throw Refusal.failure(
                        "%s line 1, column %d: expected channels that differ by more than their [unit], found '%s' and '%s';"
                                        .formatted(file, c + 1, other, column)
                                + " rename one or take it away with --ignore");
            }
        }
    }

    private static void requireDistinct(Path file, List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (int c = 0; c < columns.size(); c++) {
            String column = columns.get(c);
            boolean nameless = column.isBlank() && c > 0; // an index written without a name is the time
            if (nameless || !seen.add(column)) {
                throw Refusal.failure("%s line 1, column %d: expected a name of its own for every column, found %s"
                        .formatted(file, c + 1, nameless ? "none" : "'" + column + "' again"));
            }
        }
    }

    /** Names of the channels without their units, in the order of the file. */
    List<String> channels() {
        return values.stream().map(c -> ColumnName.of(columns.get(c)).channel()).toList();
    }

    /** Units of these channels of the file, "" where there is none. */
    List<String> unitsOf(Path file, List<String> channels) {
        return IntStream.of(columnsOf(file, channels))
                .mapToObj(c -> ColumnName.of(columns.get(c)).unit())
                .toList();
    }

    /**
     * The columns of these channels, which may be called with their units or without.
     *
     * @throws Refusal when the file's channels are not the same, in whatever order
     */
    int[] columnsOf(Path file, List<String> channels) {
        List<String> own = channels();
        List<String> wanted =
                channels.stream().map(name -> ColumnName.of(name).channel()).toList();
        if (!Set.copyOf(wanted).equals(Set.copyOf(own))) {
            throw Refusal.failure("%s: expected the channels %s, found %s; take others away with --ignore"
                    .formatted(file, channels, own));
        }
        return wanted.stream().mapToInt(name -> values.get(own.indexOf(name))).toArray();
    }
}
