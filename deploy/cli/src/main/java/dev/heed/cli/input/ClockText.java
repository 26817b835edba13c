package dev.heed.cli.input;

import org.jspecify.annotations.Nullable;

/** Reads the time of day of a text, behind its date. For one thread. */
final class ClockText {
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final long DAY_MICROS = 24 * HOUR_MICROS;

    private final TextCursor text;

    ClockText(TextCursor text) {
        this.text = text;
    }

    /** Microseconds of the day; 0 where there is only a date. */
    long timeOfDay() {
        int before = text.at();
        text.separators("T ,_:");
        if (text.at() == before || !Character.isDigit(text.peek())) {
            return 0;
        }
        int hour = text.number(6);
        int minute = 0;
        long micros = 0;
        if (text.digits() > 2) {
            boolean withSeconds = text.digits() == 6;
            micros = withSeconds ? hour % 100 * 1_000_000L : 0;
            hour = withSeconds ? hour / 100 : hour;
            minute = hour % 100;
            hour /= 100;
        } else {
            char separator = text.peek();
            if (separator != ':' && separator != '.') {
                throw text.wrong("minutes");
            }
            text.to(text.at() + 1);
            minute = text.number(2);
            if (text.peek() == separator) {
                text.to(text.at() + 1);
                micros = second();
            }
        }
        return micros(half(hour), minute, micros);
    }

    private long second() {
        long micros = text.number(2) * 1_000_000L;
        if (micros >= 60_000_000L) {
            throw text.wrong("seconds up to 59");
        }
        if ((text.peek() == '.' || text.peek() == ',' || text.peek() == ':') && Character.isDigit(text.peek(1))) {
            text.to(text.at() + 1);
            long unit = 100_000;
            while (Character.isDigit(text.peek())) {
                micros += (text.peek() - '0') * unit;
                unit /= 10;
                text.to(text.at() + 1);
            }
        }
        return micros;
    }

    /** The hour of the day, with AM or PM if they follow. */
    private int half(int hour) {
        int before = text.at();
        text.separators(" \u00a0\u202f");
        char letter = Character.toUpperCase(text.peek());
        int length = Character.toUpperCase(text.peek(1)) == 'M'
                ? 2
                : text.peek(1) == '.' && Character.toUpperCase(text.peek(2)) == 'M' ? 4 : 0;
        if (letter != 'A' && letter != 'P' || length == 0) {
            text.to(before);
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw text.wrong("an hour from 1 to 12 before AM or PM");
        }
        text.to(text.at() + length);
        return hour % 12 + (letter == 'P' ? 12 : 0);
    }

    private long micros(int hour, int minute, long micros) {
        long all = hour * HOUR_MICROS + minute * 60_000_000L + micros;
        if (minute > 59 || all > DAY_MICROS) {
            throw text.wrong("a time of day");
        }
        return all;
    }

    /** Seconds east of Greenwich; null where the text does not say. */
    @Nullable
    Integer offsetSeconds() {
        text.separators(" ");
        char sign = text.peek();
        if (text.begins("UTC") || text.begins("GMT")) {
            text.to(text.at() + 3);
            return 0;
        }
        if (sign == 'Z' || sign == 'z') {
            text.to(text.at() + 1);
            return 0;
        }
        if (sign != '+' && sign != '-') {
            return null;
        }
        text.to(text.at() + 1);
        int hours = text.number(4);
        int minutes = 0;
        if (text.digits() == 4) {
            minutes = hours % 100;
            hours /= 100;
        } else if (text.peek() == ':') {
            text.to(text.at() + 1);
            minutes = text.number(2);
        }
        if (hours > 18 || minutes > 59) {
            throw text.wrong("an offset up to 18:00");
        }
        return (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }
}
