package dev.heed.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.heed.cli.parquet.ParquetColumn;
import dev.heed.cli.parquet.ParquetColumn.Kind;
import dev.heed.cli.parquet.ParquetTable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file as objects of JSON, structures within each other as in the file. For one thread. */
final class ParquetRecords implements RecordLines.Source {
    private final ParquetTable table;
    private final List<ParquetColumn> columns;

    /** @throws dev.heed.model.refusal.Refusal when the file cannot be read */
    ParquetRecords(Path file) {
        this.table = ParquetTable.open(file);
        this.columns = table.columns().stream()
                .filter(column -> column.kind() != Kind.OTHER)
                .toList();
        table.want(columns.stream().map(ParquetColumn::name).toList());
    }

    @Override
    public @Nullable String next() {
        String[] cells = table.next();
        if (cells == null) {
            return null;
        }
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (int c = 0; c < cells.length; c++) {
            put(record, columns.get(c), cells[c]);
        }
        return record.toString();
    }

    private static void put(ObjectNode record, ParquetColumn column, String cell) {
        ObjectNode at = record;
        List<String> path = column.path();
        for (String name : path.subList(0, path.size() - 1)) {
            at = at.withObjectProperty(name);
        }
        at.set(path.get(path.size() - 1), value(column.kind(), cell));
    }

    /** A number where it is one that JSON has; null where there is no value. */
    private static JsonNode value(Kind kind, String cell) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (cell.isEmpty() && kind != Kind.TEXT) {
            return json.nullNode();
        }
        boolean isNumber =
                (kind == Kind.NUMBER || kind == Kind.BOOLEAN) && Character.isDigit(cell.charAt(cell.length() - 1));
        return isNumber ? json.rawValueNode(new RawValue(cell)) : json.textNode(cell);
    }

    @Override
    public List<String> notes() {
        return table.columns().stream()
                .filter(column -> column.kind() == Kind.OTHER)
                .map(column -> "'%s' left out: it is %s".formatted(column.name(), column.type()))
                .toList();
    }

    @Override
    public String row() {
        return "row";
    }

    @Override
    public void close() {
        table.close();
    }
}
