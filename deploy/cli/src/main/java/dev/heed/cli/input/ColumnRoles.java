package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file are.
 *
 * @param columns all names, with their units
 * @param times indices of the columns with the time; empty: rows carry no time
 * @param entity index of the column that names the entity; {@link #NONE}: the file does
 * @param values indices of the columns that are channels; of a narrow file, those that are nothing and must not change
 * @param narrow null: every channel is a column
 */
record ColumnRoles(
        List<String> columns,
        List<Integer> times,
        int entity,
        List<Integer> values,
        @Nullable Narrow narrow) implements Serializable {
    static final int NONE = -1;

    ColumnRoles {
        columns = List.copyOf(columns);
        times = List.copyOf(times);
        values = List.copyOf(values);
    }

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
        if (channel != NONE) {
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
        List<Integer> left = new ArrayList<>(found.values);
        if (value == NONE && left.size() != 1) {
            throw Refusal.usage(
                    "%s: expected one column of values beside --channel-column, found %s; name it with --value-column"
                            .formatted(file, left.stream().map(columns::get).toList()));
        }
        int only = value == NONE ? left.remove(0) : value;
        return new ColumnRoles(columns, found.times, found.entity, left, new Narrow(channel, only, List.of()));
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
            return NONE;
        }
        int found = indexOf(names, name);
        if (found == NONE) {
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

    static int indexOf(List<String> columns, String called) {
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
                throw Refusal.failure(
                        "%s line 1, column %d: expected a name of its own for every column, found %s; rename it,"
                                        .formatted(file, c + 1, nameless ? "none" : "'" + column + "' again")
                                + " or give --no-header with --skip-lines");
            }
        }
    }

    /** Names of the channels without their units, in the order of the file. */
    List<String> channels() {
        return narrow != null
                ? narrow.names()
                : values.stream()
                        .map(c -> ColumnName.of(columns.get(c)).channel())
                        .toList();
    }

    /** Units of these channels of the file, "" where there is none. */
    List<String> unitsOf(Path file, List<String> channels) {
        return IntStream.of(columnsOf(file, channels))
                .mapToObj(c -> c == NONE || narrow != null
                        ? ""
                        : ColumnName.of(columns.get(c)).unit())
                .toList();
    }

    /**
     * Refuses a file that lacks one of these channels.
     *
     * @throws Refusal naming both
     */
    void requireAll(Path file, List<String> channels) {
        if (!Set.copyOf(channels).equals(Set.copyOf(channels()))) {
            throw others(file, channels);
        }
    }

    private Refusal others(Path file, List<String> channels) {
        return Refusal.failure("%s: expected the channels %s, found %s; take others away with --ignore"
                .formatted(file, channels, channels()));
    }

    /**
     * The columns of these channels, which may be called with their units or without; of a narrow file, their places among
     * its names; {@link #NONE} where the file has none.
     *
     * @throws Refusal when the file has none of them, or others
     */
    int[] columnsOf(Path file, List<String> channels) {
        List<String> own = channels();
        List<String> wanted =
                channels.stream().map(name -> ColumnName.of(name).channel()).toList();
        if (!wanted.containsAll(own) || own.isEmpty()) {
            throw others(file, channels);
        }
        return wanted.stream()
                .mapToInt(own::indexOf)
                .map(at -> at == NONE || narrow != null ? at : values.get(at))
                .toArray();
    }

    /**
     * The same with these columns as the only channels.
     *
     * @throws Refusal when there is none of that name
     */
    ColumnRoles only(Path file, List<String> wanted) {
        List<Integer> found = wanted.stream()
                .map(name -> indexOf(columns, name))
                .filter(c -> c != NONE)
                .toList();
        if (narrow != null || found.size() < wanted.size()) {
            throw Refusal.failure(
                    "%s: expected columns %s beside the channels', found %s".formatted(file, wanted, columns));
        }
        return new ColumnRoles(columns, times, entity, found, null);
    }

    /** The same with these columns as the time. */
    ColumnRoles withTimes(List<Integer> others) {
        List<Integer> left = values.stream().filter(c -> !others.contains(c)).toList();
        return new ColumnRoles(columns, others, entity, left, narrow);
    }

    /** The same with the names of a narrow file's channels. */
    ColumnRoles withNames(List<String> names) {
        return narrow == null
                ? this
                : new ColumnRoles(columns, times, entity, values, new Narrow(narrow.channel(), narrow.value(), names));
    }

    /** A row's time as text: the cells of its columns with a blank between them. */
    String timeOf(Line line) {
        if (times.size() == 1) {
            return line.cell(times.get(0)).strip();
        }
        StringBuilder text = new StringBuilder();
        for (int column : times) {
            text.append(text.isEmpty() ? "" : " ").append(line.cell(column).strip());
        }
        return text.toString().strip();
    }

    /** Names of the columns with the time. */
    String timeNames() {
        return String.join(" ", times.stream().map(columns::get).toList());
    }
}
