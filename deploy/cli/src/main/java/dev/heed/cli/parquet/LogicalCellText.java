package dev.heed.cli.parquet;

import dev.heed.cli.parquet.CellText.TimeKind;
import dev.heed.cli.parquet.ParquetColumn.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.LogicalTypeAnnotationVisitor;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Writes values whose type says what they mean; empty for a meaning that is not read. */
final class LogicalCellText implements LogicalTypeAnnotationVisitor<CellText> {
    private final PrimitiveType type;
    private final PrimitiveTypeName stored;

    LogicalCellText(PrimitiveType type) {
        this.type = type;
        this.stored = type.getPrimitiveTypeName();
    }

    @Override
    public Optional<CellText> visit(StringLogicalTypeAnnotation string) {
        return text();
    }

    @Override
    public Optional<CellText> visit(EnumLogicalTypeAnnotation word) {
        return text();
    }

    private static Optional<CellText> text() {
        return of(Kind.TEXT, cell -> cell.getBinary().toStringUsingUTF8());
    }

    @Override
    public Optional<CellText> visit(UUIDLogicalTypeAnnotation uuid) {
        return of(Kind.TEXT, cell -> type.stringifier().stringify(cell.getBinary()));
    }

    @Override
    public Optional<CellText> visit(Float16LogicalTypeAnnotation half) {
        return of(Kind.NUMBER, cell -> type.stringifier().stringify(cell.getBinary()));
    }

    @Override
    public Optional<CellText> visit(IntLogicalTypeAnnotation whole) {
        if (whole.isSigned()) {
            return Optional.of(CellText.plain(type));
        }
        return stored == PrimitiveTypeName.INT32
                ? of(Kind.NUMBER, cell -> Integer.toUnsignedString(cell.getInteger()))
                : of(Kind.NUMBER, cell -> Long.toUnsignedString(cell.getLong()));
    }

    @Override
    public Optional<CellText> visit(DecimalLogicalTypeAnnotation decimal) {
        int scale = decimal.getScale();
        return of(Kind.NUMBER, cell -> new BigDecimal(unscaled(cell), scale).toPlainString());
    }

    private BigInteger unscaled(ColumnReader cell) {
        return switch (stored) {
            case INT32 -> BigInteger.valueOf(cell.getInteger());
            case INT64 -> BigInteger.valueOf(cell.getLong());
            default -> new BigInteger(cell.getBinary().getBytes());
        };
    }

    @Override
    public Optional<CellText> visit(DateLogicalTypeAnnotation date) {
        return of(Kind.DATE, cell -> CellText.date(cell.getInteger()));
    }

    @Override
    public Optional<CellText> visit(TimeLogicalTypeAnnotation time) {
        long perSecond = perSecond(time.getUnit());
        return of(Kind.TIME_OF_DAY, cell -> CellText.instant(whole(cell), perSecond, TimeKind.OF_DAY));
    }

    @Override
    public Optional<CellText> visit(TimestampLogicalTypeAnnotation time) {
        long perSecond = perSecond(time.getUnit());
        TimeKind kind = time.isAdjustedToUTC() ? TimeKind.UTC : TimeKind.WALL;
        return of(Kind.TIMESTAMP, cell -> CellText.instant(cell.getLong(), perSecond, kind));
    }

    private long whole(ColumnReader cell) {
        return stored == PrimitiveTypeName.INT32 ? cell.getInteger() : cell.getLong();
    }

    private static long perSecond(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> 1_000_000_000;
        };
    }

    private static Optional<CellText> of(Kind kind, CellText.Writer writer) {
        return Optional.of(new CellText(kind, writer));
    }
}
