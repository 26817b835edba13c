package dev.heed.sql.format;

import dev.heed.wire.Contract;
import dev.heed.wire.ContractField;
import dev.heed.wire.FieldType;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table's columns and the values of a contract's fields.
 *
 * @param contract of the records
 * @param columns for each column the index of its field
 */
record ContractRows(Contract contract, List<Integer> columns) implements Serializable {
    /** Those of a table whose columns were checked. */
    static ContractRows of(Contract contract, RowType row) {
        List<String> names = contract.fields().stream().map(ContractField::name).toList();
        return new ContractRows(
                contract, row.getFieldNames().stream().map(names::indexOf).toList());
    }

    /** The row of a record's values. */
    RowData row(@Nullable Object[] values) {
        GenericRowData row = new GenericRowData(columns.size());
        List<ContractField> fields = contract.fields();
        for (int i = 0; i < columns.size(); i++) {
            int field = columns.get(i);
            row.setField(i, inSql(values[field], fields.get(field).type()));
        }
        return row;
    }

    private static @Nullable Object inSql(@Nullable Object value, FieldType type) {
        if (value == null) {
            return null;
        }
        if (type instanceof FieldType.Single single) {
            return inSql(value, single);
        }
        if (type instanceof FieldType.Structure structure) {
            Object[] values = (Object[]) value;
            GenericRowData row = new GenericRowData(values.length);
            for (int i = 0; i < values.length; i++) {
                row.setField(i, inSql(values[i], structure.fields().get(i).type()));
            }
            return row;
        }
        FieldType element = ((FieldType.Several) type).element();
        return value instanceof float[] floats
                ? new GenericArrayData(floats)
                : new GenericArrayData(((List<?>) value)
                        .stream().map(each -> inSql(each, element)).toArray());
    }

    private static Object inSql(Object value, FieldType.Single type) {
        return switch (type) {
            case TEXT -> StringData.fromString(value.toString());
            case TIME -> TimestampData.fromInstant((Instant) value);
            default -> value;
        };
    }

    /** The values of a row, null for fields without a column; of contracts without structures. */
    @Nullable
    Object[] values(RowData row) {
        List<ContractField> fields = contract.fields();
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < columns.size(); i++) {
            ContractField field = fields.get(columns.get(i));
            values[columns.get(i)] = row.isNullAt(i) ? null : value(row, i, field.type());
        }
        return values;
    }

    private static Object value(RowData row, int at, FieldType type) {
        if (type instanceof FieldType.Several several) {
            ArrayData array = row.getArray(at);
            return several.element() == FieldType.Single.FLOAT ? floats(array) : texts(array);
        }
        return switch ((FieldType.Single) type) {
            case TEXT -> row.getString(at).toString();
            case FLOAT -> row.getFloat(at);
            case DOUBLE -> row.getDouble(at);
            case INT -> row.getInt(at);
            case LONG -> row.getLong(at);
            case BOOLEAN -> row.getBoolean(at);
            case BYTES -> row.getBinary(at);
            case TIME -> row.getTimestamp(at, 6).toInstant();
        };
    }

    /** A NULL among them is a missing value. */
    private static float[] floats(ArrayData array) {
        float[] floats = new float[array.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = array.isNullAt(i) ? Float.NaN : array.getFloat(i);
        }
        return floats;
    }

    private static List<String> texts(ArrayData array) {
        String[] texts = new String[array.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = array.isNullAt(i) ? "" : array.getString(i).toString();
        }
        return List.of(texts);
    }
}
