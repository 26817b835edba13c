package dev.heed.sql.format;

import dev.heed.wire.Contract;
import dev.heed.wire.ContractField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;

/** Whether a table's columns are fields of a contract, all that is wrong in one line. */
final class ColumnCheck {
    private ColumnCheck() {}

    /** Checks the columns of a table that is read. */
    static void readable(Contract contract, RowType row) {
        refuse(contract, problems(contract, row));
    }

    /** Checks the columns of a table that is written. */
    static void writable(Contract contract, RowType row) {
        List<String> problems = problems(contract, row);
        for (ContractField field : contract.fields()) {
            if (!field.hasDefault() && !row.getFieldNames().contains(field.name())) {
                problems.add("expected a column " + field.name() + ", found none");
            }
        }
        refuse(contract, problems);
    }

    private static List<String> problems(Contract contract, RowType row) {
        Map<String, ContractField> fields =
                contract.fields().stream().collect(Collectors.toMap(ContractField::name, Function.identity()));
        List<String> problems = new ArrayList<>();
        for (RowType.RowField column : row.getFields()) {
            ContractField field = fields.get(column.getName());
            if (field == null) {
                problems.add("expected columns of "
                        + contract.fields().stream().map(ContractField::name).toList() + ", found " + column.getName());
            } else if (!isSame(ContractTypes.of(field), column.getType())) {
                problems.add("expected " + column.getName() + " as "
                        + text(ContractTypes.of(field)) + ", found "
                        + text(column.getType()));
            }
        }
        return problems;
    }

    /** Whether NULL is allowed in places is left to the table. */
    private static boolean isSame(LogicalType field, LogicalType column) {
        return text(field).equals(text(column));
    }

    private static String text(LogicalType type) {
        return type.asSerializableString().replace(" NOT NULL", "");
    }

    private static void refuse(Contract contract, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new ValidationException("heed-avro, " + contract.record() + ": " + String.join("; ", problems));
        }
    }
}
