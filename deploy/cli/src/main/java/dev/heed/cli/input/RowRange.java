package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows of each entity, counted from 0: [first, end).
 *
 * @param first 0 or more
 * @param end after the last, greater than {@code first}
 */
public record RowRange(long first, long end) {
    private static final Pattern TEXT = Pattern.compile("(\\d{0,18}):(\\d{0,18})");

    /** Every row. */
    public static final RowRange ALL = new RowRange(0, Long.MAX_VALUE);

    public RowRange {
        if (first < 0 || end <= first) {
            throw Refusal.usage("row range: expected FIRST:END, 0 <= FIRST < END, found " + first + ":" + end);
        }
    }

    /**
     * Reads {@code 0:8640}, {@code :8640} or {@code 8640:}.
     *
     * @throws Refusal of usage when the text is no range
     */
    public static RowRange parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw Refusal.usage("row range: expected FIRST:END such as 0:8640, found '" + text + "'");
        }
        return new RowRange(bound(matcher.group(1), 0), bound(matcher.group(2), Long.MAX_VALUE));
    }

    private static long bound(String digits, long otherwise) {
        return digits.isEmpty() ? otherwise : Long.parseLong(digits);
    }

    /** Whether a row of an entity, counted from 0, is one of them. */
    public boolean contains(long row) {
        return row >= first && row < end;
    }
}
