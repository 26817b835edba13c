package dev.heed.cli.input;

import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cell looks like, before it is known how its file writes numbers and times. */
final class CellShape {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[.,]?\\d[\\d.,'’ \u00a0\u202f]*([eE][+-]?\\d+)?");
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+([.,]\\d*)?([eE][+-]?\\d+)?");
    private static final Pattern WITH_SUFFIX =
            Pattern.compile("[+-]?[.,]?\\d[\\d.,'’ \u00a0\u202f]*?\\s*([^\\d\\s.,:/+'’-][^\\d\\s:]{0,11})");
    private static final double USUAL = .9;

    private CellShape() {}

    /** Whether it is a number in some style, with a unit behind it perhaps, or says that there is none. */
    static boolean isNumber(String cell) {
        String text = cell.strip();
        return !text.isEmpty()
                && (NUMBER.matcher(text).matches()
                        || WITH_SUFFIX.matcher(text).matches()
                        || NumberStyle.PLAIN.reads(text));
    }

    /** Whether it is a number that may count from an epoch. */
    static boolean isPlainNumber(String cell) {
        return PLAIN.matcher(cell).matches();
    }

    /** Whether it is a date or a number that may be a time. */
    static boolean isTime(String cell) {
        return PLAIN.matcher(cell).matches() || isDate(cell);
    }

    /** Whether it is a date, and no mere number. */
    static boolean isDate(String cell) {
        return !PLAIN.matcher(cell).matches()
                && (reads(cell, DateOrder.DAY_FIRST) || reads(cell, DateOrder.MONTH_FIRST));
    }

    /** Whether it is a number that counts from an epoch, or whose digits are a date. */
    static boolean isEpoch(String cell) {
        return PLAIN.matcher(cell).matches()
                && (TimeSniffer.isCompactDate(cell)
                        || EpochUnit.plausible(Double.parseDouble(cell.replace(',', '.')))
                                .isPresent());
    }

    static boolean isNumberOrTime(String cell) {
        return isNumber(cell) || isTime(cell);
    }

    static boolean reads(String cell, DateOrder order) {
        try {
            new CalendarTime(order, new WallClock(null)).parseMicros(cell);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** What nearly all of the cells that are not blank have behind a number; "" where there is no such thing. */
    static String suffix(List<String> cells) {
        Map<String, Integer> counts = new HashMap<>();
        int filled = 0;
        for (String cell : cells) {
            Matcher matcher = WITH_SUFFIX.matcher(cell);
            filled += cell.isBlank() ? 0 : 1;
            if (matcher.matches()) {
                counts.merge(matcher.group(1), 1, Integer::sum);
            }
        }
        int enough = Math.max(1, (int) Math.ceil(USUAL * filled));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= enough)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
