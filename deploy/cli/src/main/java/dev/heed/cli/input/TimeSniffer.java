package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds out how a column writes times, and refuses what may be read in two ways. */
final class TimeSniffer {
    private final Path file;
    private final String column;
    private final WallClock wall;
    private final List<String> notes;

    /** Of a column of a file; notes takes what was found out. */
    TimeSniffer(Path file, String column, WallClock wall, List<String> notes) {
        this.file = file;
        this.column = column;
        this.wall = wall;
        this.notes = notes;
    }

    /**
     * The format of the times.
     *
     * @param sample some of them, not blank
     * @param all opens all of them
     * @throws Refusal when there is none, or more than one
     */
    TimeFormat format(List<String> sample, Consumer<Consumer<String>> all) {
        if (sample.isEmpty()) {
            return new CalendarTime(DateOrder.YEAR_FIRST, wall);
        }
        long numbers = sample.stream().filter(CellShape::isPlainNumber).count();
        if (numbers * 2 > sample.size()) {
            return number(sample.stream().filter(CellShape::isPlainNumber).toList());
        }
        return sample.stream().anyMatch(text -> DateEvidence.isTwoWay(text))
                ? new CalendarTime(order(all), wall)
                : new CalendarTime(DateOrder.YEAR_FIRST, wall);
    }

    private TimeFormat number(List<String> sample) {
        if (sample.stream().allMatch(TimeSniffer::isCompactDate)) {
            notes.add("times such as " + sample.get(0) + " read as year, month, day, hour, …");
            return sample.get(0).length() == 8
                    ? new CalendarTime(DateOrder.YEAR_FIRST, wall)
                    : PatternTime.of("yyyyMMddHHmmss".substring(0, sample.get(0).length()), wall);
        }
        List<EpochUnit> found = sample.stream()
                .flatMap(text -> EpochUnit.plausible(number(text)).stream())
                .toList();
        Set<EpochUnit> units = Set.copyOf(found);
        if (found.size() * 2 <= sample.size()) {
            throw noTime(sample);
        }
        if (units.size() > 1) {
            throw Refusal.failure(
                    "%s, column '%s': expected times in one unit, found %s; give --time-format s, ms, us or ns"
                            .formatted(
                                    file,
                                    column,
                                    units.stream()
                                            .map(EpochUnit::words)
                                            .sorted()
                                            .toList()));
        }
        notes.add("times read as " + found.get(0).words());
        return new EpochTime(found.get(0), true);
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }

    /** Whether its digits are year, month, day and what follows. */
    static boolean isCompactDate(String text) {
        String time = text.length() > 8 ? text.substring(8) : "";
        return text.matches(
                        "(19\\d\\d|2[01]\\d\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(([01]\\d|2[0-3])([0-5]\\d){0,2})?")
                && CellShape.reads(text.substring(0, 8), DateOrder.YEAR_FIRST)
                && time.length() != 1;
    }

    private Refusal noTime(List<String> sample) {
        String found = String.join(", ", sample.subList(0, Math.min(3, sample.size())));
        boolean count = sample.size() > 1;
        for (int i = 1; i < sample.size(); i++) {
            count &= number(sample.get(i)) - number(sample.get(i - 1)) == 1;
        }
        double first = number(sample.get(0));
        boolean days = !count && first >= 29_221 && first < 109_575;
        String guess = days
                ? "days of a spreadsheet? give --time-format days"
                : count
                        ? "row numbers? take the column away with --ignore '" + column
                                + "', or give --time-column; without any time --ignore it and give --no-time --period"
                        : "give --no-time if it is a channel, --time-format s, ms, us or ns if they count from 1970";
        return Refusal.failure(
                "%s, column '%s': expected times, found %s: %s; numbers count as times from 1980 to 2199 alone"
                        .formatted(file, column, found, guess));
    }

    private DateOrder order(Consumer<Consumer<String>> all) {
        DateEvidence found = new DateEvidence();
        all.accept(found);
        if (found.yearMayComeFirst()) {
            throw Refusal.failure(
                    ("%s, column '%s': expected years of four digits or dates that can be read in one way only,"
                                    + " found '%s'; give --time-format, such as dd/MM/yy or yy/MM/dd with its own separators")
                            .formatted(file, column, found.example()));
        }
        if (found.dayOver() != null && found.monthOver() != null) {
            throw Refusal.failure(
                    "%s, column '%s': expected dates in one order, found '%s' and '%s'; give --time-format"
                            .formatted(file, column, found.dayOver(), found.monthOver()));
        }
        if (found.dayOver() != null || found.monthOver() != null) {
            boolean day = found.dayOver() != null;
            notes.add("dates read with the %s first, because of '%s'"
                    .formatted(day ? "day" : "month", day ? found.dayOver() : found.monthOver()));
            return day ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
        }
        if (found.example().matches("\\d{1,2}[.].*")) {
            notes.add(
                    "dates read with the day first, as those with dots are, such as '%s' (else --time-format month-first)"
                            .formatted(found.example()));
            return DateOrder.DAY_FIRST;
        }
        throw Refusal.failure(
                ("%s, column '%s': expected dates that can be read in one way only, found none in the whole"
                                + " column, such as '%s'; give --time-format day-first or --time-format month-first")
                        .formatted(file, column, found.example()));
    }
}
