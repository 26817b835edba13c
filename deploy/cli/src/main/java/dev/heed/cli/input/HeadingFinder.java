package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the names of the columns, their units and the first row among the first lines of a file. For one thread. */
final class HeadingFinder {
    private static final String LOGGER_FILE = "TOA5";

    private final Path file;
    private final CsvLayout layout;
    private final List<Line> comments;
    private final List<Line> lines;
    private final List<String> notes;

    /** For lines that were read with a delimiter; notes takes what was found out. */
    HeadingFinder(Path file, CsvLayout layout, List<Line> sample, List<String> notes) {
        this.file = file;
        this.layout = layout;
        this.comments = sample.stream().filter(Line::comment).toList();
        this.lines = sample.stream()
                .filter(line -> !line.comment() && !line.isBlank())
                .toList();
        this.notes = notes;
    }

    /**
     * The heading.
     *
     * @throws Refusal when the file is empty, or has no names and was not said to have none
     */
    Heading find(Separator separator) {
        if (lines.isEmpty()) {
            throw Refusal.failure(file + ": expected a first line with the names of the columns, found an empty file");
        }
        if (!layout.lines().names()) {
            return numbered(lines.get(0));
        }
        int named = byName();
        if (named >= 0) {
            return below(named, rowAfter(named, timeColumn(lines.get(named).cells())));
        }
        int row = rowAfter(-1, layout.clock() != null ? ColumnRoles.NONE : 0);
        if (row == lines.size()) {
            row = IntStream.range(1, lines.size())
                    .filter(i -> isDated(lines.get(i)))
                    .findFirst()
                    .orElse(1);
        }
        return row == 0 ? withoutNames(separator) : below(namesAbove(row), row);
    }

    private static Heading numbered(Line first) {
        List<String> names = IntStream.rangeClosed(1, Math.max(1, first.width()))
                .mapToObj(c -> "c" + c)
                .toList();
        List<String> none = Collections.nCopies(names.size(), "");
        return new Heading(names, none, none, first.number());
    }

    /** The line that has most of the names that were given, or those of InfluxDB; -1 where there is none. */
    private int byName() {
        List<String> given = Stream.concat(
                        Stream.of(
                                        layout.columns().entity(),
                                        layout.columns().channel(),
                                        layout.columns().value())
                                .filter(Objects::nonNull),
                        Stream.concat(layout.time().columns().stream(), layout.ignored().stream()))
                .toList();
        int best = -1;
        long most = 0;
        for (int i = 0; i < lines.size(); i++) {
            List<String> cells = lines.get(i).cells();
            long found = given.stream()
                            .filter(name -> ColumnRoles.indexOf(cells, name) >= 0)
                            .count()
                    + (Influx.isExport(cells) ? 1 : 0);
            if (found > most) {
                best = i;
                most = found;
            }
        }
        return best;
    }

    private int timeColumn(List<String> names) {
        if (layout.clock() != null) {
            return ColumnRoles.NONE;
        }
        return IntStream.range(0, names.size())
                .filter(c -> ColumnFinder.mayBeTime(layout, names, c))
                .findFirst()
                .orElse(0);
    }

    /** Index of the first row after a line. */
    private int rowAfter(int line, int timeColumn) {
        Predicate<Line> isRow =
                timeColumn == ColumnRoles.NONE ? HeadingFinder::isNumeric : row -> isRow(row, timeColumn);
        return IntStream.range(line + 1, lines.size())
                .filter(i -> isRow.test(lines.get(i)))
                .findFirst()
                .orElse(lines.size());
    }

    private static boolean isNumeric(Line line) {
        return line.cells().stream().allMatch(cell -> cell.isBlank() || CellShape.isNumber(cell));
    }

    /** Whether a date is somewhere in a line, and a number. */
    private static boolean isDated(Line line) {
        return line.cells().stream().anyMatch(cell -> CellShape.isDate(cell.strip()))
                && line.cells().stream().anyMatch(CellShape::isNumber);
    }

    private boolean isRow(Line line, int timeColumn) {
        String time = line.cell(timeColumn).strip();
        boolean timed =
                layout.time().format() != null || layout.time().columns().size() > 1
                        ? !time.isEmpty() && (Character.isDigit(time.charAt(0)) || CellShape.isTime(time))
                        : CellShape.isTime(time);
        List<String> others = IntStream.range(0, line.cells().size())
                .filter(c -> c != timeColumn)
                .mapToObj(line::cell)
                .filter(cell -> !cell.isBlank())
                .toList();
        return timed && (others.isEmpty() || others.stream().anyMatch(cell -> CellShape.isNumber(cell)));
    }

    /** The topmost of the lines right above a row that have as many cells as it. */
    private int namesAbove(int row) {
        Line first = lines.get(row);
        int top = row - 1;
        while (top > 0 && isAsWide(lines.get(top), first) && isAsWide(lines.get(top - 1), first)) {
            top--;
        }
        top = IntStream.range(top, row)
                .filter(i -> mayBeNames(lines.get(i), first))
                .findFirst()
                .orElse(top);
        boolean logger = top + 1 < row && lines.get(top).cell(0).equals(LOGGER_FILE);
        return logger ? top + 1 : top;
    }

    /** Whether there is a word wherever the row holds something, and no number or date. */
    private static boolean mayBeNames(Line line, Line row) {
        return IntStream.range(0, row.cells().size())
                .allMatch(c -> line.cell(c).isBlank()
                        ? row.cell(c).isBlank() || c == 0
                        : !CellShape.isNumberOrTime(line.cell(c)));
    }

    private static boolean isAsWide(Line line, Line row) {
        int width = row.cells().size();
        boolean endsWithDelimiter = row.cell(width - 1).isBlank();
        return line.cells().size() == width || endsWithDelimiter && line.cells().size() == width - 1;
    }

    private Heading withoutNames(Separator separator) {
        Line first = lines.get(0);
        for (Line comment : comments) {
            List<Line> names = CsvLines.of(comment.cell(0).strip(), separator, 0, 1);
            if (comment.number() == first.number() - 1
                    && names.size() == 1
                    && names.get(0).width() == first.width()) {
                notes.add("names from the comment in line " + comment.number());
                return heading(names.get(0).cells().stream().map(String::strip).toList(), List.of(), first.number());
            }
        }
        if (layout.clock() != null && isCount(first)) {
            return below(0, 1);
        }
        throw Refusal.failure(
                "%s line %d: expected the names of the columns, found a row, %s; give --no-header if there are none"
                        .formatted(file, first.number(), first.cells()));
    }

    /** Whether the cells are 0, 1, 2, … or 1, 2, 3, …, as programs name columns that have no name. */
    private static boolean isCount(Line line) {
        List<String> cells = line.cells();
        return cells.size() > 1
                && Stream.of(0, 1)
                        .anyMatch(start -> IntStream.range(0, cells.size())
                                .allMatch(c -> cells.get(c).strip().equals(String.valueOf(c + start))));
    }

    /** Names in one line, rows from another on; what is between them are units and what else there may be. */
    private Heading below(int names, int row) {
        Line head = lines.get(names);
        if (names > 0) {
            notes.add("names in line %d; what is before them was skipped".formatted(head.number()));
        }
        int between = names + 1;
        while (between < row
                && between < lines.size()
                && lines.get(between).cells().stream().noneMatch(CellShape::isNumberOrTime)) {
            between++;
        }
        List<String> units = List.of();
        if (between > names + 1) {
            Line second = lines.get(names + 1);
            units = second.cells();
            notes.add("line %d read as units: %s".formatted(second.number(), units));
        }
        for (int i = names + 2; i < between; i++) {
            notes.add("line %d is no row and was skipped: %s"
                    .formatted(lines.get(i).number(), lines.get(i).cells()));
        }
        long firstRow = between < lines.size()
                ? lines.get(between).number()
                : lines.get(between - 1).number() + 1;
        return heading(head.cells(), units, firstRow);
    }

    private Heading heading(List<String> found, List<String> units, long firstRow) {
        List<String> names = new ArrayList<>(found);
        names.replaceAll(name -> name.strip().replaceAll("\\s*\\R\\s*", " "));
        while (names.size() > 1 && names.get(names.size() - 1).isBlank() && isBlank(names.size() - 1, firstRow)) {
            names.remove(names.size() - 1);
        }
        List<String> all = IntStream.range(0, names.size())
                .mapToObj(c -> c < units.size() ? units.get(c).strip() : "")
                .toList();
        return new Heading(names, all, suffixes(names.size(), firstRow), firstRow);
    }

    private boolean isBlank(int column, long firstRow) {
        return rows(firstRow).allMatch(line -> line.cell(column).isBlank());
    }

    private Stream<Line> rows(long firstRow) {
        return lines.stream().filter(line -> line.number() >= firstRow);
    }

    private List<String> suffixes(int columns, long firstRow) {
        return IntStream.range(0, columns)
                .mapToObj(c -> CellShape.suffix(
                        rows(firstRow).map(line -> line.cell(c).strip()).toList()))
                .toList();
    }
}
