package dev.heed.sql.format;

import dev.heed.wire.ContractField;
import dev.heed.wire.FieldType;
import java.util.List;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.BooleanType;
import org.apache.flink.table.types.logical.DoubleType;
import org.apache.flink.table.types.logical.FloatType;
import org.apache.flink.table.types.logical.IntType;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarBinaryType;
import org.apache.flink.table.types.logical.VarCharType;

/** Types of the contracts' fields in SQL. */
public final class ContractTypes {
    private static final int MICROSECONDS = 6;

    private ContractTypes() {}

    /** A row of fields. */
    public static RowType rowOf(List<ContractField> fields) {
        return new RowType(fields.stream()
                .map(field -> new RowType.RowField(field.name(), of(field)))
                .toList());
    }

    /** That of a field; it has no NULL where the contract has none. */
    public static LogicalType of(ContractField field) {
        return of(field.type()).copy(field.isNullable());
    }

    private static LogicalType of(FieldType type) {
        if (type instanceof FieldType.Several several) {
            return new ArrayType(false, of(several.element()));
        }
        return type instanceof FieldType.Structure structure
                ? rowOf(structure.fields()).copy(false)
                : single((FieldType.Single) type);
    }

    private static LogicalType single(FieldType.Single type) {
        return switch (type) {
            case TEXT -> new VarCharType(false, VarCharType.MAX_LENGTH);
            case FLOAT -> new FloatType(false);
            case DOUBLE -> new DoubleType(false);
            case INT -> new IntType(false);
            case LONG -> new BigIntType(false);
            case BOOLEAN -> new BooleanType(false);
            case BYTES -> new VarBinaryType(false, VarBinaryType.MAX_LENGTH);
            case TIME -> new LocalZonedTimestampType(false, MICROSECONDS);
        };
    }
}
