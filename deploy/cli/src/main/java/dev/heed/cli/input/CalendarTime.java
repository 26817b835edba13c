package dev.heed.cli.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Dates and times of day as ISO 8601 writes them, with a blank instead of the T if need be; without a zone, UTC. */
public final class CalendarTime {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .appendPattern("[' '][XXX][XX][X]")
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);

    private CalendarTime() {}

    /**
     * Microseconds since the epoch; finer parts are cut off.
     *
     * @throws DateTimeException when the text is no date or time
     */
    public static long parseMicros(String text) {
        TemporalAccessor time =
                FORMAT.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (time instanceof OffsetDateTime zoned) {
            return micros(zoned.toInstant());
        }
        return time instanceof LocalDateTime local
                ? micros(local.toInstant(ZoneOffset.UTC))
                : micros(((LocalDate) time).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }
}
