package dev.heed.cli.input;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the dates of a column tell of the order of day, month and year. For one thread. */
final class DateEvidence implements Consumer<String> {
    private static final Pattern TWO_WAYS = Pattern.compile("(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d).*");
    private static final int MONTHS = 12;
    private static final int DAYS = 31;
    private static final int ENOUGH = 400;

    private final Set<String> firsts = new HashSet<>();
    private final Set<String> shortYears = new HashSet<>();
    private boolean sureYear;
    private @Nullable String dayOver;
    private @Nullable String monthOver;
    private String example = "";

    /** Whether a text is a date in digits that does not begin with a year of four. */
    static boolean isTwoWay(String text) {
        return TWO_WAYS.matcher(text).matches();
    }

    @Override
    public void accept(String text) {
        Matcher parts = TWO_WAYS.matcher(text);
        if (!parts.matches()) {
            return;
        }
        example = text;
        dayOver = Integer.parseInt(parts.group(1)) > MONTHS ? text : dayOver;
        monthOver = Integer.parseInt(parts.group(3)) > MONTHS ? text : monthOver;
        String year = parts.group(4);
        if (year.length() == 2 && firsts.size() + shortYears.size() < ENOUGH) {
            firsts.add(parts.group(1));
            shortYears.add(year);
            sureYear |= Integer.parseInt(year) > DAYS;
        }
    }

    /** A date whose first number is no month; null where there is none. */
    @Nullable
    String dayOver() {
        return dayOver;
    }

    /** A date whose second number is no month; null where there is none. */
    @Nullable
    String monthOver() {
        return monthOver;
    }

    String example() {
        return example;
    }

    /**
     * Whether the first of two digits may be the year: the last are no more certain to be it, as they are days, too, and
     * do not stay the same while the first ones change.
     */
    boolean yearMayComeFirst() {
        return !shortYears.isEmpty() && monthOver == null && !sureYear && shortYears.size() >= firsts.size();
    }
}
