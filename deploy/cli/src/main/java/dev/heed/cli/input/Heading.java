package dev.heed.cli.input;

import java.io.Serializable;
import java.util.List;

/**
 * What is known of a file's columns before its first row.
 *
 * @param columns names
 * @param units of the columns, "" where there is none
 * @param suffixes that numbers of a column end with, "" where there is none
 * @param firstRow number of the line from which on there are rows
 */
record Heading(List<String> columns, List<String> units, List<String> suffixes, long firstRow) implements Serializable {
    Heading {
        columns = List.copyOf(columns);
        units = List.copyOf(units);
        suffixes = List.copyOf(suffixes);
    }

    /** Names with their units in brackets, where a line of its own or the cells told them. */
    String named(int column) {
        String name = columns.get(column);
        String unit = units.get(column);
        return unit.isEmpty() || !ColumnName.of(name).unit().isEmpty() ? name : name + " [" + unit + "]";
    }
}
