package dev.heed.cli.parquet;

import dev.heed.cli.parquet.ParquetColumn.Kind;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Writes the values of a column as a CSV file would hold them: numbers without exponents, times as ISO 8601, with a Z where
 * they are instants.
 *
 * @param kind what the cells are
 * @param writer of the value that a reader is at
 */
record CellText(Kind kind, Writer writer) {
    private static final long JULIAN_DAY_OF_1970 = 2_440_588;
    private static final long DAY_SECONDS = 86_400;
    static final CellText OTHER = new CellText(Kind.OTHER, cell -> "");

    /** Writes the value that a reader is at. */
    interface Writer {
        String text(ColumnReader cell);
    }

    /** How the values of a type are written; of kind {@link Kind#OTHER} where they are not read. */
    static CellText of(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return meaning == null
                ? plain(type)
                : meaning.accept(new LogicalCellText(type)).orElse(OTHER);
    }

    /** Values that are what they are stored as. Bytes without a meaning may be anything, though some call them strings. */
    static CellText plain(PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> new CellText(Kind.NUMBER, cell -> Integer.toString(cell.getInteger()));
            case INT64 -> new CellText(Kind.NUMBER, cell -> Long.toString(cell.getLong()));
            case FLOAT -> new CellText(Kind.NUMBER, cell -> number(Float.toString(cell.getFloat())));
            case DOUBLE -> new CellText(Kind.NUMBER, cell -> number(Double.toString(cell.getDouble())));
            case BOOLEAN -> new CellText(Kind.BOOLEAN, cell -> cell.getBoolean() ? "1" : "0");
            case INT96 -> new CellText(Kind.INT96, cell -> julian(cell.getBinary()));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> OTHER;
        };
    }

    /** The same number without an exponent, so that it may be a time since 1970. */
    private static String number(String text) {
        return text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString();
    }

    /** An instant, with a Z or without. */
    static String instant(long seconds, long nanos, boolean isUtc) {
        String text = Instant.ofEpochSecond(seconds, nanos).toString();
        return isUtc ? text : text.substring(0, text.length() - 1);
    }

    /** A number of so many a second. */
    static String instant(long number, long perSecond, TimeKind kind) {
        long seconds = Math.floorDiv(number, perSecond);
        long nanos = Math.floorMod(number, perSecond) * (1_000_000_000L / perSecond);
        return kind == TimeKind.OF_DAY
                ? LocalTime.ofNanoOfDay(Math.floorMod(seconds, DAY_SECONDS) * 1_000_000_000L + nanos)
                        .toString()
                : instant(seconds, nanos, kind == TimeKind.UTC);
    }

    /** What a number of time units counts from. */
    enum TimeKind {
        /** 1970 in UTC. */
        UTC,
        /** 1970 on a clock on the wall. */
        WALL,
        /** Midnight. */
        OF_DAY
    }

    /** Nanoseconds of the day, then the day of Julius. */
    private static String julian(Binary stored) {
        ByteBuffer bytes = stored.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long day = Integer.toUnsignedLong(bytes.getInt());
        return instant((day - JULIAN_DAY_OF_1970) * DAY_SECONDS, nanos, false);
    }

    static String date(int day) {
        return LocalDate.ofEpochDay(day).toString();
    }
}
