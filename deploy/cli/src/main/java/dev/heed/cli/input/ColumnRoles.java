package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
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

    static int indexOf(List<String> columns, String called) {
        return IntStream.range(0, columns.size())
                .filter(c -> ColumnName.matches(columns.get(c), called))
                .findFirst()
                .orElse(NONE);
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
