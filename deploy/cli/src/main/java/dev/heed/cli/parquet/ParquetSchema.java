package dev.heed.cli.parquet;

import dev.heed.cli.parquet.ParquetColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Finds the columns of a schema: values by their path; what repeats is one column that is not read. */
final class ParquetSchema {
    private ParquetSchema() {}

    /** The columns, in the order of the file. */
    static List<ParquetColumn> columns(MessageType schema) {
        List<ParquetColumn> columns = new ArrayList<>();
        walk(schema, List.of(), columns);
        return columns;
    }

    private static void walk(GroupType group, List<String> above, List<ParquetColumn> columns) {
        for (Type field : group.getFields()) {
            List<String> path = new ArrayList<>(above);
            path.add(field.getName());
            LogicalTypeAnnotation meaning = field.getLogicalTypeAnnotation();
            if (field.isRepetition(Type.Repetition.REPEATED)) {
                columns.add(new ParquetColumn(path, Kind.OTHER, "a list"));
            } else if (field.isPrimitive()) {
                Kind kind = CellText.of(field.asPrimitiveType()).kind();
                columns.add(new ParquetColumn(path, kind, meaning == null ? "bytes without a type" : words(meaning)));
            } else if (meaning != null) {
                columns.add(new ParquetColumn(path, Kind.OTHER, words(meaning)));
            } else {
                walk(field.asGroupType(), path, columns);
            }
        }
    }

    private static String words(LogicalTypeAnnotation meaning) {
        String name = meaning.toString().toLowerCase(Locale.ROOT);
        return "aeiou".indexOf(name.charAt(0)) < 0 ? "a " + name : "an " + name;
    }
}
