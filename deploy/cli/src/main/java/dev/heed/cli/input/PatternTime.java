package dev.heed.cli.input;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time in a pattern of {@link DateTimeFormatter}, such as {@code dd/MM/yyyy hh:mm:ss a}; English names. A month without a day is
 * its first.
 */
final class PatternTime implements TimeFormat {
    private static final long serialVersionUID = 1L;
    private static final LocalDate SOME_DAY = LocalDate.of(2024, 12, 31);

    private static final int AFTERNOON = 13;

    private final String pattern;
    private final WallClock wall;
    private transient @Nullable DateTimeFormatter formatter;

    private PatternTime(String pattern, WallClock wall) {
        this.pattern = pattern;
        this.wall = wall;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException when it is none, or does not tell a day
     */
    static PatternTime of(String pattern, WallClock wall) {
        PatternTime format = new PatternTime(pattern, new WallClock(null));
        ZonedDateTime some = SOME_DAY.atTime(AFTERNOON, 0).atZone(ZoneId.of("UTC"));
        boolean hours = pattern.matches(".*[HhKk].*");
        try {
            long read = format.parseMicros(format.formatter().format(some));
            LocalDate day = format.hasDay() ? SOME_DAY : SOME_DAY.withDayOfMonth(1);
            if (read
                    != (hours ? day.atTime(AFTERNOON, 0) : day.atStartOfDay()).toEpochSecond(ZoneOffset.UTC)
                            * 1_000_000) {
                throw new IllegalArgumentException("a pattern that tells the hour of the day");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a pattern with year, month and day", e);
        }
        return new PatternTime(pattern, wall);
    }

    private boolean hasDay() {
        return !pattern.replaceAll("'[^']*'", "").matches("[^DdeEFcgWw]*[ML][^DdeEFcgWw]*");
    }

    private DateTimeFormatter formatter() {
        if (formatter == null) {
            DateTimeFormatterBuilder builder =
                    new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
            formatter = (hasDay() ? builder : builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1))
                    .toFormatter(Locale.ENGLISH);
        }
        return formatter;
    }

    @Override
    public long parseMicros(String text, long notBefore) {
        TemporalAccessor read = formatter().parse(text.strip());
        LocalDate date = read.query(TemporalQueries.localDate());
        LocalTime time = read.query(TemporalQueries.localTime());
        ZoneId zone = read.query(TemporalQueries.zone());
        if (date == null) {
            throw new DateTimeException("no day in '" + text + "'");
        }
        long microsOfDay = time == null ? 0 : time.toNanoOfDay() / 1_000;
        return (zone == null ? wall : new WallClock(zone)).micros(date.toEpochDay(), microsOfDay, notBefore);
    }
}
