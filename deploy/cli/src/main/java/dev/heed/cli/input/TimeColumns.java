package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Finds the column of the times where nobody named one: the first, if it may be that; else the only one that holds dates; with a
 * column of times of day right behind it. For one thread.
 *
 * @param notes takes what was found out
 */
record TimeColumns(Path file, CsvLayout layout, List<String> notes) {
    private static final String DAY = "\\d{1,4}([-/.])\\d{1,2}\\1\\d{1,4}";
    private static final String TIME_OF_DAY = "\\d{1,2}[:.]\\d{2}([:.]\\d{2}([.,]\\d+)?)?( ?[AaPp][.]?[Mm][.]?)?";
    private static final int LOOKED_AT = 100;

    /**
     * The layout with the columns named, or as it was.
     *
     * @throws Refusal when several columns may hold the times and none is called so
     */
    CsvLayout of(Heading heading, List<Line> rows) {
        List<String> names = heading.columns();
        boolean known = layout.clock() != null
                || !layout.time().columns().isEmpty()
                || layout.time().format() != null
                || Influx.isExport(names)
                || rows.isEmpty();
        ColumnRoles roles = ColumnFinder.of(file, heading, layout);
        if (known || roles.times().isEmpty()) {
            return layout;
        }
        int first = roles.times().get(0);
        boolean stays = names.get(first).isBlank() || isCount(rows, first);
        OptionalInt dated = stays ? OptionalInt.empty() : found(names, first, roles.values(), rows);
        int date = dated.orElse(first);
        OptionalInt timeOfDay = timeOfDay(roles.values(), rows, date);
        if (timeOfDay.isPresent()) {
            String clock = names.get(timeOfDay.getAsInt());
            notes.add("times from the columns '%s' and '%s'".formatted(names.get(date), clock));
            return named(List.of(names.get(date), clock));
        }
        if (date != first) {
            notes.add("times from the column '%s'".formatted(names.get(date)));
            return named(List.of(names.get(date)));
        }
        return layout;
    }

    private CsvLayout named(List<String> columns) {
        TimeLayout time = layout.time();
        return layout.with(new TimeLayout(null, columns, time.format(), time.zone()));
    }

    /** Whether a column numbers the rows: it is no channel, and the user should say so. */
    private static boolean isCount(List<Line> rows, int column) {
        List<String> cells = rows.stream()
                .limit(LOOKED_AT)
                .map(row -> row.cell(column).strip())
                .toList();
        return cells.size() > 1
                && IntStream.range(1, cells.size())
                        .allMatch(i -> CellShape.isPlainNumber(cells.get(i))
                                && CellShape.isPlainNumber(cells.get(i - 1))
                                && number(cells.get(i)) - number(cells.get(i - 1)) == 1);
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }

    private static boolean most(List<Line> rows, int column, boolean orEpochs) {
        List<String> cells = rows.stream()
                .limit(LOOKED_AT)
                .map(row -> row.cell(column).strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
        long times = cells.stream()
                .filter(cell -> CellShape.isDate(cell) || orEpochs && CellShape.isEpoch(cell))
                .count();
        return times * 2 > cells.size();
    }

    /**
     * The column of times: the only one of dates, or the one that is called a time; a column of numbers is none unless it is
     * called so or comes first. Empty where there is none.
     */
    private OptionalInt found(List<String> names, int first, List<Integer> others, List<Line> rows) {
        List<Integer> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        List<Integer> dates = all.stream()
                .filter(c -> most(rows, c, c == first || isUsual(names.get(c))))
                .toList();
        return dates.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(names.indexOf(TimeLayout.likeliest(
                        file, dates.stream().map(names::get).toList())));
    }

    private static boolean isUsual(String name) {
        return TimeLayout.NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The column of times of day beside a date: the next one, or the only one. */
    private static OptionalInt timeOfDay(List<Integer> others, List<Line> rows, int date) {
        if (!rows.stream().allMatch(row -> isBlankOr(row.cell(date), DAY))) {
            return OptionalInt.empty();
        }
        List<Integer> clocks =
                others.stream().filter(c -> c != date && isTimeOfDay(rows, c)).toList();
        return clocks.contains(date + 1)
                ? OptionalInt.of(date + 1)
                : clocks.size() == 1 ? OptionalInt.of(clocks.get(0)) : OptionalInt.empty();
    }

    private static boolean isTimeOfDay(List<Line> rows, int column) {
        return rows.stream().allMatch(row -> isBlankOr(row.cell(column), TIME_OF_DAY))
                && rows.stream()
                        .anyMatch(row -> row.cell(column).contains(":")
                                || row.cell(column).matches("(.*[.]){2}.*"));
    }

    private static boolean isBlankOr(String cell, String pattern) {
        return cell.isBlank() || cell.strip().matches(pattern);
    }
}
