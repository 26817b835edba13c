package dev.heed.ingest.mapping;

import dev.heed.ingest.fields.FieldPath;
import dev.heed.ingest.fields.Numbers;
import dev.heed.ingest.fields.Row;
import dev.heed.ingest.fields.Rows;
import dev.heed.ingest.fields.UnmappedRecord;
import dev.heed.ingest.fields.UnmappedRecord.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a reading's time. */
final class TimeReader {
    private static final int NONE = -1;

    /** ISO 8601, also with a space instead of the T, and without seconds. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private final TimeSource source;
    private final int field;
    private final DateTimeFormatter formatter;

    TimeReader(TimeSource source, FieldList fields) {
        this.source = source;
        if (source instanceof TimeSource.Epoch epoch) {
            field = fields.add(epoch.path());
            formatter = ISO;
        } else if (source instanceof TimeSource.Text text) {
            field = fields.add(text.path());
            formatter = text.pattern() == null ? ISO : DateTimeFormatter.ofPattern(text.pattern(), Locale.ENGLISH);
        } else {
            field = NONE;
            formatter = ISO;
        }
    }

    /** µs since the epoch. */
    long micros(Envelope record, Rows rows, int row) throws UnmappedRecord {
        if (source instanceof TimeSource.Epoch epoch) {
            return epoch(epoch, rows.of(row, field));
        }
        if (source instanceof TimeSource.Text text) {
            return text(text, rows.of(row, field));
        }
        if (record.timestampMillis() < 0) {
            throw new UnmappedRecord(Problem.UNMAPPED, "time: expected a record with Kafka's timestamp, found none");
        }
        return EpochUnit.MS.micros(record.timestampMillis());
    }

    private long epoch(TimeSource.Epoch epoch, Row row) throws UnmappedRecord {
        try {
            return switch (row.kind(field)) {
                case WHOLE -> epoch.unit().micros(row.whole(field));
                case DECIMAL -> rounded(epoch.unit().micros(row.number(field)));
                case TEXT -> {
                    String text = String.valueOf(row.text(field));
                    OptionalLong whole = Numbers.whole(text);
                    yield whole.isPresent()
                            ? epoch.unit().micros(whole.getAsLong())
                            : rounded(epoch.unit().micros(Numbers.parse(text)));
                }
                default -> throw new ArithmeticException("no number");
            };
        } catch (ArithmeticException e) {
            throw UnmappedRecord.at(
                    epoch.path(), "a time in " + epoch.unit().label() + " since 1970", row.found(field));
        }
    }

    private static long rounded(double micros) {
        if (!(Math.abs(micros) < Long.MAX_VALUE / 4.)) {
            throw new ArithmeticException("no time: " + micros);
        }
        return Math.round(micros);
    }

    private long text(TimeSource.Text source, Row row) throws UnmappedRecord {
        String text = row.text(field);
        String pattern = source.pattern() == null ? "ISO 8601" : "the pattern " + source.pattern();
        if (text == null) {
            throw UnmappedRecord.at(source.path(), "a time in " + pattern, row.found(field));
        }
        try {
            TemporalAccessor time = formatter.parseBest(
                    text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return micros(instant(time, source.zone(), source.path(), text));
        } catch (DateTimeException | ArithmeticException e) {
            throw UnmappedRecord.at(source.path(), "a time in " + pattern, Row.quoted(text));
        }
    }

    private static Instant instant(TemporalAccessor time, @Nullable ZoneId zone, FieldPath path, String text)
            throws UnmappedRecord {
        if (time instanceof ZonedDateTime || time instanceof OffsetDateTime) {
            return Instant.from(time);
        }
        if (zone == null) {
            throw UnmappedRecord.at(
                    path, "a time with its offset, such as Z or +01:00 (or give time.zone)", Row.quoted(text));
        }
        LocalDateTime local = time instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(time);
        return local.atZone(zone).toInstant();
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }
}
