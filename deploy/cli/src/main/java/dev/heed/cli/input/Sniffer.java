package dev.heed.cli.input;

import dev.heed.cli.parquet.ParquetTable;
import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds out what a user did not say of a file, from its first lines. For one thread. */
final class Sniffer {
    private static final int LINES = 2_000;

    private final Path file;
    private CsvLayout layout;
    private final List<String> notes = new ArrayList<>();

    private Sniffer(Path file, CsvLayout layout) {
        this.file = file;
        this.layout = layout;
    }

    /**
     * How a file is to be read.
     *
     * @throws Refusal when it cannot be read, or in more ways than one
     */
    static Dialect of(Path file, CsvLayout layout) {
        return new Sniffer(file, layout).dialect();
    }

    private Dialect dialect() {
        if (ParquetTable.is(file)) {
            return parquet();
        }
        FileText text = FileText.of(file, layout.lines().encoding());
        if (text.found()) {
            notes.add("text read as " + text.encoding());
        }
        String sample = text.sample().stripLeading();
        if (sample.startsWith("[")) {
            throw Refusal.failure(file
                    + ": expected CSV or lines of JSON, found an array; write it as lines, such as with jq -c '.[]'");
        }
        return sample.startsWith("{") ? json(text) : csv(text);
    }

    /** The fields of an object have no order: the time is the one that is called so. */
    private CsvLayout withTime(List<String> names) {
        TimeLayout time = layout.time();
        if (time.clock() != null || !time.columns().isEmpty()) {
            return layout;
        }
        return TimeLayout.NAMES.stream()
                .filter(names::contains)
                .findFirst()
                .map(name -> {
                    notes.add("times from the field '" + name + "'");
                    return layout.with(new TimeLayout(null, List.of(name), time.format(), time.zone()));
                })
                .orElse(layout);
    }

    private Dialect json(FileText text) {
        List<String> names = JsonLines.names(file);
        layout = withTime(names);
        List<String> none = names.stream().map(name -> "").toList();
        Heading heading = new Heading(names, none, none, 1);
        List<String> lines = text.sample()
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LINES)
                .toList();
        LineStyle style = new LineStyle(LineStyle.Form.JSON, Separator.of(','), text.encoding(), 0, false);
        return finish(style, heading, JsonLines.of(lines, names), NumberStyle.PLAIN);
    }

    private Dialect parquet() {
        ParquetSniffer sniffer = new ParquetSniffer(file, layout, notes);
        layout = sniffer.layout();
        return finish(LineStyle.PARQUET, sniffer.heading(), sniffer.rows(LINES), NumberStyle.PLAIN);
    }

    private Dialect csv(FileText text) {
        boolean excel = text.sample().matches("(?s)(?i)\"?sep=.\"?\\R.*");
        int skip = Math.max(layout.lines().skip(), excel ? 1 : 0);
        String sample = behind(text.sample(), skip);
        Character named = excel ? (Character) text.sample().charAt(text.sample().indexOf('=') + 1) : null;
        Character told = layout.lines().delimiter() != null ? layout.lines().delimiter() : named;
        Separator separator = told != null ? Delimiters.of(sample, told) : Delimiters.of(sample);
        if (told == null && separator.mark() != ',') {
            notes.add("cells apart by " + separator.named());
        }
        LineStyle style = new LineStyle(
                LineStyle.Form.CSV, separator, text.encoding(), skip, CsvLines.isPadded(sample, separator));
        List<Line> lines = CsvLines.of(sample, separator, skip, LINES);
        if (lines.isEmpty() && !sample.isBlank()) {
            requireCsv(style);
        }
        Heading heading = new HeadingFinder(file, layout, lines, notes).find(separator);
        List<Line> rows = lines.stream()
                .filter(line -> line.number() >= heading.firstRow() && !line.comment() && !line.isBlank())
                .toList();
        requireNames(heading, rows);
        layout = new TimeColumns(file, layout, notes).of(heading, rows);
        return finish(style, heading, rows, numbers(heading, rows, separator.mark()));
    }

    /** Most rows have no more cells than there are names. */
    private void requireNames(Heading heading, List<Line> rows) {
        int names = heading.columns().size();
        List<Line> wider = rows.stream().filter(row -> row.width() > names).toList();
        if (wider.size() > rows.size() / 2) {
            Line first = wider.get(0);
            throw Refusal.failure("%s line %d: expected %d cells, as there are names, found %d; %s"
                    .formatted(file, first.number(), names, first.width(), Left.LONG.remedy()));
        }
    }

    private void requireCsv(LineStyle style) {
        try (Lines lines = CsvLines.open(file, style)) {
            if (lines.hasNext()) {
                lines.next();
            }
        }
    }

    private static String behind(String text, int lines) {
        int at = 0;
        for (int line = 0; line < lines && at < text.length(); line++) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
        }
        return text.substring(at);
    }

    private NumberStyle numbers(Heading heading, List<Line> rows, char delimiter) {
        ColumnRoles roles = ColumnFinder.of(file, heading, layout);
        Narrow narrow = roles.narrow();
        List<Integer> columns = narrow == null ? roles.values() : List.of(narrow.value());
        NumberSniffer sniffer = new NumberSniffer(file);
        for (Line row : rows) {
            for (int column : columns) {
                String suffix = heading.suffixes().get(column);
                String cell = row.cell(column).strip();
                sniffer.look(cell.endsWith(suffix) ? cell.substring(0, cell.length() - suffix.length()) : cell);
            }
        }
        return sniffer.style(layout.cells().decimal(), delimiter, notes);
    }

    private Dialect finish(LineStyle style, Heading found, List<Line> rows, NumberStyle numbers) {
        Heading heading = withSuffixes(found);
        ColumnRoles roles = ColumnFinder.of(file, heading, layout);
        if (roles.entity() != ColumnRoles.NONE
                && roles.narrow() == null
                && roles.values().size() == 1) {
            String entity = roles.columns().get(roles.entity());
            notes.add(
                    "one channel for each '%s': if those are channels of one machine, give --channel-column '%s' instead"
                            .formatted(entity, entity));
        }
        WallClock wall = new WallClock(layout.time().zone());
        String told = layout.time().format();
        TimeFormat time;
        if (told != null) {
            time = TimeFormats.named(told, wall);
        } else {
            List<String> sample = rows.stream()
                    .map(roles::timeOf)
                    .filter(text -> !text.isEmpty())
                    .toList();
            time = layout.clock() != null
                    ? new CalendarTime(DateOrder.YEAR_FIRST, wall)
                    : new TimeSniffer(file, roles.timeNames(), wall, notes)
                            .format(sample, each -> each(style, heading, line -> each.accept(roles.timeOf(line))));
        }
        return new Dialect(style, heading, names(style, heading, roles), time, numbers, notes);
    }

    /** What stands behind the numbers of a column is its unit. */
    private Heading withSuffixes(Heading found) {
        List<String> units = new ArrayList<>(found.units());
        for (int c = 0; c < units.size(); c++) {
            String suffix = found.suffixes().get(c);
            if (!suffix.isEmpty()) {
                notes.add("'%s': numbers end with their unit, %s"
                        .formatted(found.columns().get(c), suffix));
                units.set(c, units.get(c).isEmpty() ? suffix : units.get(c));
            }
        }
        return new Heading(found.columns(), units, found.suffixes(), found.firstRow());
    }

    private ColumnRoles names(LineStyle style, Heading heading, ColumnRoles roles) {
        Narrow narrow = roles.narrow();
        if (narrow == null) {
            return roles;
        }
        Set<String> names = new LinkedHashSet<>();
        each(style, heading, line -> names.add(line.cell(narrow.channel()).strip()));
        names.remove("");
        names.remove(heading.columns().get(narrow.channel()));
        notes.add("one value a row: channels from the column '%s', values from '%s'"
                .formatted(
                        roles.columns().get(narrow.channel()), roles.columns().get(narrow.value())));
        return roles.withNames(List.copyOf(names));
    }

    private void each(LineStyle style, Heading heading, Consumer<Line> take) {
        try (Lines lines = style.open(file, heading)) {
            while (lines.hasNext()) {
                Line line = lines.next();
                if (line.number() >= heading.firstRow() && !line.comment() && !line.isBlank()) {
                    take.accept(line);
                }
            }
        }
    }
}
