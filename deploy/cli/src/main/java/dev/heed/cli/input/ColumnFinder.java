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
import org.jspecify.annotations.Nullable;

/** Finds out from a file's heading, and from what the user said, what its columns are. */
final class ColumnFinder {
    private ColumnFinder() {}

    /**
     * Finds the columns' parts: the time where it is named, or the first that is neither the entity nor ignored; the rest
     * are channels.
     *
     * @throws Refusal when a name is missing or doubled, or no column is left to be a channel
     */
    static ColumnRoles of(Path file, Heading heading, CsvLayout layout) {
        List<String> names = heading.columns();
        List<String> columns =
                IntStream.range(0, names.size()).mapToObj(heading::named).toList();
        requireDistinct(file, names);
        int entity = named(file, names, layout.entityColumn(), "--entity-column");
        boolean influx = Influx.isExport(names);
        List<Integer> left = new ArrayList<>(IntStream.range(0, names.size())
                .filter(c -> c != entity && !isIgnored(layout, columns.get(c)))
                .filter(c -> !influx || !Influx.isOwn(names.get(c)))
                .boxed()
                .toList());
        int channel =
                named(file, names, Influx.or(layout.columns().channel(), names, Influx.FIELD), "--channel-column");
        int value = named(file, names, Influx.or(layout.columns().value(), names, Influx.VALUE), "--value-column");
        left.removeAll(List.of(channel, value));
        List<Integer> times = times(file, names, layout, left, influx);
        left.removeAll(times);
        if (channel != ColumnRoles.NONE) {
            return narrow(file, columns, new ColumnRoles(columns, times, entity, left, null), channel, value);
        }
        if (left.isEmpty()) {
            throw Refusal.failure(
                    "%s: expected a time column and at least one channel, found only %s; has it another --delimiter,"
                                    .formatted(file, names)
                            + " or no time (--no-time)?");
        }
        requireDistinctChannels(file, columns, left);
        return new ColumnRoles(columns, times, entity, left, null);
    }

    private static ColumnRoles narrow(Path file, List<String> columns, ColumnRoles found, int channel, int value) {
        List<Integer> left = new ArrayList<>(found.values());
        if (value == ColumnRoles.NONE && left.size() != 1) {
            throw Refusal.usage(
                    "%s: expected one column of values beside --channel-column, found %s; name it with --value-column"
                            .formatted(file, left.stream().map(columns::get).toList()));
        }
        int only = value == ColumnRoles.NONE ? left.remove(0) : value;
        return new ColumnRoles(columns, found.times(), found.entity(), left, new Narrow(channel, only, List.of()));
    }

    private static List<Integer> times(
            Path file, List<String> names, CsvLayout layout, List<Integer> left, boolean influx) {
        if (layout.clock() != null || left.isEmpty() && layout.time().columns().isEmpty() && !influx) {
            return List.of();
        }
        if (!layout.time().columns().isEmpty()) {
            return layout.time().columns().stream()
                    .map(name -> named(file, names, name, "--time-column"))
                    .toList();
        }
        return List.of(influx ? names.indexOf(Influx.TIME) : left.get(0));
    }

    private static int named(Path file, List<String> names, @Nullable String name, String option) {
        if (name == null) {
            return ColumnRoles.NONE;
        }
        int found = ColumnRoles.indexOf(names, name);
        if (found == ColumnRoles.NONE) {
            throw Refusal.failure("%s: expected a column '%s' (%s), found %s".formatted(file, name, option, names));
        }
        return found;
    }

    /** Whether a column may be the time as far as the layout goes. */
    static boolean mayBeTime(CsvLayout layout, List<String> names, int column) {
        String name = names.get(column);
        if (!layout.time().columns().isEmpty()) {
            return ColumnName.matches(name, layout.time().columns().get(0));
        }
        if (Influx.isExport(names)) {
            return name.equals(Influx.TIME);
        }
        ColumnLayout other = layout.columns();
        return !isIgnored(layout, name)
                && (other.entity() == null || !ColumnName.matches(name, other.entity()))
                && (other.channel() == null || !ColumnName.matches(name, other.channel()))
                && (other.value() == null || !ColumnName.matches(name, other.value()));
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
                throw Refusal.failure(
                        "%s line 1, column %d: expected a name of its own for every column, found %s; rename it,"
                                        .formatted(file, c + 1, nameless ? "none" : "'" + column + "' again")
                                + " or give --no-header with --skip-lines");
            }
        }
    }
}
