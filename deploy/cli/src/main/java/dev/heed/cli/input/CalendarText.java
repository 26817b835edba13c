package dev.heed.cli.input;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the date of a text. For one thread. */
final class CalendarText {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Set<String> WEEKDAYS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    /** Of two digits, the first year of the last century. */
    private static final int PIVOT = 70;

    private final TextCursor text;

    CalendarText(TextCursor text) {
        this.text = text;
    }

    /** Days since the epoch. */
    long date(DateOrder order) {
        if (Character.isLetter(text.peek())) {
            weekday();
        }
        if (Character.isLetter(text.peek())) {
            int month = month();
            text.separators(" -.");
            int day = text.number(2);
            text.separators(" ,-.");
            return day(year(text.number(4)), month, day);
        }
        int first = text.number(8);
        if (text.digits() == 8) {
            return day(checked(first / 10_000), first / 100 % 100, first % 100);
        }
        int firstDigits = text.digits();
        char separator = text.peek();
        text.separators(separator == ' ' ? " " : "-/.");
        if (Character.isLetter(text.peek())) {
            int month = month();
            text.separators(" -.,/");
            return day(year(text.number(4)), month, first);
        }
        int second = text.number(2);
        if (firstDigits == 4 && text.isAtEnd()) {
            return day(checked(first), second, 1);
        }
        text.expect(separator);
        if (firstDigits == 4) {
            return day(checked(first), second, text.number(2));
        }
        int year = year(text.number(4));
        return switch (order) {
            case DAY_FIRST -> day(year, second, first);
            case MONTH_FIRST -> day(year, first, second);
            case YEAR_FIRST -> throw text.wrong("a year of four digits first");
        };
    }

    private void weekday() {
        int before = text.at();
        String word = text.word();
        if (word.length() >= 3 && WEEKDAYS.contains(beginning(word))) {
            text.separators(" ,.");
        } else {
            text.to(before);
        }
    }

    private static String beginning(String word) {
        return word.substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static long day(int year, int month, int day) {
        return LocalDate.of(year, month, day).toEpochDay();
    }

    private int year(int number) {
        if (text.digits() == 2) {
            return number < PIVOT ? 2000 + number : FIRST_YEAR + number;
        }
        return checked(text.digits() == 4 ? number : 0);
    }

    private int checked(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw text.wrong("a year from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return year;
    }

    private int month() {
        String word = text.word();
        int month = word.length() < 3 ? -1 : MONTHS.indexOf(beginning(word));
        if (month < 0) {
            throw text.wrong("a month");
        }
        return month + 1;
    }
}
