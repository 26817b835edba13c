package dev.heed.sql.function;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.functions.TableSemantics;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeFamily;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * Where in a table's rows the machine and the model's channels stand.
 *
 * @param machine index of its column
 * @param channels for each channel the index of its column; −1 where there is none: the channel is missing
 * @param ignored columns that are none of these
 */
record InputColumns(int machine, List<Integer> channels, List<String> ignored) implements Serializable {
    private static final int NONE = -1;

    /**
     * Finds them.
     *
     * @throws ValidationException in one line, when the machine or all channels are missing, or a channel is no number
     */
    static InputColumns find(TableSemantics table, List<String> channels, String function) {
        RowType row = (RowType) table.dataType().getLogicalType();
        if (table.partitionByColumns().length != 1) {
            throw new ValidationException(function + ": expected PARTITION BY one column, that of the machine, found "
                    + table.partitionByColumns().length);
        }
        int machine = table.partitionByColumns()[0];
        List<Integer> columns =
                channels.stream().map(row.getFieldNames()::indexOf).toList();
        if (columns.stream().allMatch(column -> column == NONE)) {
            throw new ValidationException(function + ": expected a column for each channel of the model " + channels
                    + ", found " + row.getFieldNames());
        }
        for (int column : columns) {
            LogicalType type = column == NONE ? null : row.getTypeAt(column);
            if (type != null && !type.is(LogicalTypeFamily.NUMERIC)) {
                throw new ValidationException(function + ": expected numbers in the column of channel "
                        + row.getFieldNames().get(column) + ", found " + type.asSummaryString());
            }
        }
        List<String> ignored = row.getFieldNames().stream()
                .filter(name -> !channels.contains(name))
                .filter(name -> row.getFieldNames().indexOf(name) != machine)
                .filter(name -> row.getFieldNames().indexOf(name) != table.timeColumn())
                .toList();
        return new InputColumns(machine, columns, ignored);
    }

    /** A row's machine; null where it names none. */
    @Nullable
    String machine(Row row) {
        Object machine = row.getField(this.machine);
        return machine == null || machine.toString().isEmpty() ? null : machine.toString();
    }

    /** A row's values, NaN where there is none. */
    double[] values(Row row) {
        double[] values = new double[channels.size()];
        for (int c = 0; c < values.length; c++) {
            int column = channels.get(c);
            values[c] =
                    column != NONE && row.getField(column) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
        return values;
    }
}
