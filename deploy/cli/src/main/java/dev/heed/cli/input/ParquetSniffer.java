package dev.heed.cli.input;

import dev.heed.cli.parquet.ParquetColumn;
import dev.heed.cli.parquet.ParquetColumn.Kind;
import dev.heed.cli.parquet.ParquetTable;
import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out what a user did not say of a Parquet file, from the types of its columns. For one thread. */
final class ParquetSniffer {
    /** What pandas calls an index that has no name. */
    private static final String PANDAS_INDEX = "__index_level_\\d+__";

    private final Path file;
    private final CsvLayout layout;
    private final List<ParquetColumn> columns;
    private final List<String> notes;

    /** Of a file; notes takes what was found out. */
    ParquetSniffer(Path file, CsvLayout layout, List<String> notes) {
        this.file = file;
        this.layout = layout;
        this.notes = notes;
        try (ParquetTable table = ParquetTable.open(file)) {
            this.columns = withoutRowNumbers(table.columns());
        }
        requireNoText();
        requireDistinct();
    }

    /** A name with a point and a path through a structure may be the same. */
    private void requireDistinct() {
        Set<String> seen = new HashSet<>();
        for (ParquetColumn column : columns) {
            if (!seen.add(column.name())) {
                throw Refusal.failure("%s: expected a name of its own for every column, found '%s' twice; rename one"
                        .formatted(file, column.name()));
            }
        }
    }

    /** An index that counts rows is no channel, unless the user names it. */
    private List<ParquetColumn> withoutRowNumbers(List<ParquetColumn> all) {
        List<String> named = Stream.of(
                        Stream.of(
                                        layout.entityColumn(),
                                        layout.columns().channel(),
                                        layout.columns().value())
                                .filter(Objects::nonNull),
                        layout.time().columns().stream(),
                        layout.ignored().stream())
                .flatMap(names -> names)
                .toList();
        Predicate<ParquetColumn> counts = column ->
                column.name().matches(PANDAS_INDEX) && column.kind() == Kind.NUMBER && !named.contains(column.name());
        all.stream()
                .filter(counts)
                .forEach(column ->
                        notes.add("'%s' left out: it is the number of pandas' rows".formatted(column.name())));
        return all.stream().filter(counts.negate()).toList();
    }

    /** A file that is no text is not read as if it were. */
    private void requireNoText() {
        LineLayout lines = layout.lines();
        String given = Stream.of(
                        Objects.equals(layout.cells().decimal(), ',') ? "--decimal ," : "",
                        lines.skip() > 0 ? "--skip-lines" : "",
                        lines.names() ? "" : "--no-header",
                        lines.delimiter() == null ? "" : "--delimiter",
                        lines.encoding() == null ? "" : "--encoding")
                .filter(option -> !option.isEmpty())
                .collect(Collectors.joining(" and "));
        if (!given.isEmpty()) {
            throw Refusal.usage(
                    "%s: expected no options for text with a Parquet file, which has names and numbers but no lines, found %s; leave it away"
                            .formatted(file, given));
        }
    }

    /** Names of the columns. */
    Heading heading() {
        List<String> names = columns.stream().map(ParquetColumn::name).toList();
        List<String> none = Collections.nCopies(names.size(), "");
        return new Heading(names, none, none, 1);
    }

    /**
     * The layout with the columns of the time: those that the user names, else the one whose type says so.
     *
     * @throws Refusal when more than one does, and none of them is called a time; or a column that has a part is
     *     of a type that is not read
     */
    CsvLayout layout() {
        CsvLayout timed = withTime();
        look(ColumnFinder.of(file, heading(), timed));
        return timed;
    }

    /** Some rows. */
    List<Line> rows(int most) {
        List<Line> rows = new ArrayList<>();
        try (Lines lines = LineStyle.PARQUET.open(file, heading())) {
            while (lines.hasNext() && rows.size() < most) {
                rows.add(lines.next());
            }
        }
        return rows;
    }

    private CsvLayout withTime() {
        if (layout.clock() != null || !layout.time().columns().isEmpty() || Influx.isExport(names(c -> true))) {
            return layout;
        }
        List<String> all = names(column -> true);
        List<String> times = names(column -> column.kind().isTime());
        List<String> found = times.isEmpty() ? byDateOrName(all) : List.of(TimeLayout.likeliest(file, times));
        if (found.isEmpty()) {
            return layout;
        }
        if (found.size() > 1 || !found.equals(all.subList(0, 1))) {
            notes.add("times from the column%s '%s'"
                    .formatted(found.size() > 1 ? "s" : "", String.join("' and '", found)));
        }
        return layout.with(new TimeLayout(
                null, found, layout.time().format(), layout.time().zone()));
    }

    /** A date, with a time of day if there is one; else what is called a time; none: the first column is it. */
    private List<String> byDateOrName(List<String> all) {
        List<String> dates = names(column -> column.kind() == Kind.DATE);
        List<String> clocks = names(column -> column.kind() == Kind.TIME_OF_DAY);
        if (dates.size() == 1) {
            return clocks.size() == 1 ? List.of(dates.get(0), clocks.get(0)) : dates;
        }
        return TimeLayout.NAMES.stream().filter(all::contains).limit(1).toList();
    }

    /** Names of columns that are there to be the time or channels. */
    private List<String> names(Predicate<ParquetColumn> which) {
        return columns.stream()
                .filter(which)
                .map(ParquetColumn::name)
                .filter(name -> ColumnFinder.mayBeTime(layout, List.of(name), 0))
                .toList();
    }

    /** Refuses what is not read, and tells of what is read in one way of several. */
    private void look(ColumnRoles roles) {
        List<Integer> used = new ArrayList<>(roles.times());
        used.addAll(roles.values());
        used.add(roles.entity());
        Narrow narrow = roles.narrow();
        if (narrow != null) {
            used.addAll(List.of(narrow.channel(), narrow.value()));
        }
        List<ParquetColumn> own = used.stream()
                .filter(column -> column != ColumnRoles.NONE)
                .sorted()
                .map(columns::get)
                .toList();
        for (ParquetColumn column : own) {
            if (column.kind() == Kind.OTHER) {
                throw Refusal.failure(
                        "%s, column '%s': expected numbers, times or strings, found %s; take it away with --ignore '%s', or write its"
                                        .formatted(file, column.name(), column.type(), column.name())
                                + " values as columns of their own");
            }
            if (column.kind() == Kind.INT96 && layout.time().zone() == null) {
                notes.add("'%s': times of 96 bits read as UTC (else --time-zone)".formatted(column.name()));
            }
        }
        List<String> booleans = own.stream()
                .filter(column -> column.kind() == Kind.BOOLEAN)
                .map(ParquetColumn::name)
                .toList();
        if (!booleans.isEmpty()) {
            notes.add("true read as 1, false as 0: " + booleans);
        }
    }
}
