package dev.heed.cli.input;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a date and time apart, from the first character to the last. For one thread. */
final class CalendarText {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Set<String> WEEKDAYS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final long DAY_MICROS = 24 * HOUR_MICROS;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    /** Of two digits, the first year of the last century. */
    private static final int PIVOT = 70;

    private final String text;
    private int at;
    private int digits;

    CalendarText(String text) {
        this.text = text;
    }

    /** Days since the epoch. */
    long date(DateOrder order) {
        weekday();
        if (Character.isLetter(peek())) {
            int month = month();
            separators(" -.");
            int day = number(2);
            separators(" ,-.");
            return day(year(number(4)), month, day);
        }
        int first = number(8);
        if (digits == 8) {
            return day(checked(first / 10_000), first / 100 % 100, first % 100);
        }
        int firstDigits = digits;
        char separator = peek();
        separators(separator == ' ' ? " " : "-/.");
        if (Character.isLetter(peek())) {
            int month = month();
            separators(" -.,/");
            return day(year(number(4)), month, first);
        }
        int second = number(2);
        if (firstDigits == 4 && at == text.length()) {
            return day(checked(first), second, 1);
        }
        expect(separator);
        if (firstDigits == 4) {
            return day(checked(first), second, number(2));
        }
        int year = year(number(4));
        return switch (order) {
            case DAY_FIRST -> day(year, second, first);
            case MONTH_FIRST -> day(year, first, second);
            case YEAR_FIRST -> throw wrong("a year of four digits first");
        };
    }

    private void weekday() {
        if (Character.isLetter(peek())
                && text.length() > 3
                && WEEKDAYS.contains(text.substring(0, 3).toLowerCase(Locale.ROOT))) {
            while (Character.isLetter(peek())) {
                at++;
            }
            separators(" ,.");
        }
    }

    private static long day(int year, int month, int day) {
        return LocalDate.of(year, month, day).toEpochDay();
    }

    private int year(int number) {
        if (digits == 2) {
            return number < PIVOT ? 2000 + number : FIRST_YEAR + number;
        }
        return checked(digits == 4 ? number : 0);
    }

    private int checked(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw wrong("a year from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return year;
    }

    private int month() {
        int begin = at;
        while (Character.isLetter(peek())) {
            at++;
        }
        String word = text.substring(begin, at).toLowerCase(Locale.ROOT);
        int month = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3));
        if (month < 0) {
            throw wrong("a month");
        }
        return month + 1;
    }

    /** Microseconds of the day; 0 where there is only a date. */
    long timeOfDay() {
        int before = at;
        separators("T ,_:");
        if (at == before || !Character.isDigit(peek())) {
            return 0;
        }
        int hour = number(6);
        int minute = 0;
        long micros = 0;
        if (digits > 2) {
            boolean withSeconds = digits == 6;
            micros = withSeconds ? hour % 100 * 1_000_000L : 0;
            hour = withSeconds ? hour / 100 : hour;
            minute = hour % 100;
            hour /= 100;
        } else {
            char separator = peek();
            if (separator != ':' && separator != '.') {
                throw wrong("minutes");
            }
            at++;
            minute = number(2);
            if (peek() == separator) {
                at++;
                micros = second();
            }
        }
        return micros(half(hour), minute, micros);
    }

    private long second() {
        long micros = number(2) * 1_000_000L;
        if (micros >= 60_000_000L) {
            throw wrong("seconds up to 59");
        }
        if ((peek() == '.' || peek() == ',' || peek() == ':') && Character.isDigit(peek(1))) {
            at++;
            long unit = 100_000;
            while (Character.isDigit(peek())) {
                micros += (peek() - '0') * unit;
                unit /= 10;
                at++;
            }
        }
        return micros;
    }

    /** The hour of the day, with AM or PM if they follow. */
    private int half(int hour) {
        int before = at;
        separators(" \u00a0\u202f");
        char letter = Character.toUpperCase(peek());
        int length = Character.toUpperCase(peek(1)) == 'M'
                ? 2
                : peek(1) == '.' && Character.toUpperCase(peek(2)) == 'M' ? 4 : 0;
        if (letter != 'A' && letter != 'P' || length == 0) {
            at = before;
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw wrong("an hour from 1 to 12 before AM or PM");
        }
        at = Math.min(text.length(), at + length);
        return hour % 12 + (letter == 'P' ? 12 : 0);
    }

    private long micros(int hour, int minute, long micros) {
        long all = hour * HOUR_MICROS + minute * 60_000_000L + micros;
        if (minute > 59 || all > DAY_MICROS) {
            throw wrong("a time of day");
        }
        return all;
    }

    /** Seconds east of Greenwich; null where the text does not say. */
    @Nullable
    Integer offsetSeconds() {
        separators(" ");
        char sign = peek();
        if (text.startsWith("UTC", at) || text.startsWith("GMT", at)) {
            at += 3;
            return 0;
        }
        if (sign == 'Z' || sign == 'z') {
            at++;
            return 0;
        }
        if (sign != '+' && sign != '-') {
            return null;
        }
        at++;
        int hours = number(4);
        int minutes = 0;
        if (digits == 4) {
            minutes = hours % 100;
            hours /= 100;
        } else if (peek() == ':') {
            at++;
            minutes = number(2);
        }
        if (hours > 18 || minutes > 59) {
            throw wrong("an offset up to 18:00");
        }
        return (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }

    /** That nothing is left. */
    void end() {
        separators(" ");
        if (at < text.length()) {
            throw wrong("its end");
        }
    }

    private int number(int most) {
        int number = 0;
        digits = 0;
        while (digits < most && peek() >= '0' && peek() <= '9') {
            number = number * 10 + peek() - '0';
            at++;
            digits++;
        }
        if (digits == 0) {
            throw wrong("a number");
        }
        return number;
    }

    private void separators(String any) {
        while (at < text.length() && any.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char separator) {
        if (peek() != separator) {
            throw wrong("'" + separator + "'");
        }
        at++;
    }

    private char peek() {
        return peek(0);
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private DateTimeException wrong(String expected) {
        return new DateTimeException("expected " + expected + " at character " + (at + 1) + " of '" + text + "'");
    }
}
