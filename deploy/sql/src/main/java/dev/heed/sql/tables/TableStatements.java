package dev.heed.sql.tables;

import dev.heed.sql.format.ContractTypes;
import dev.heed.sql.format.HeedAvroFormatFactory;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractField;
import dev.heed.wire.FieldType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;

/**
 * {@code CREATE TABLE} of all topics, with every field of their contracts. A time of microseconds cannot be a watermark's column in
 * Flink: {@code event_time} is the same in milliseconds.
 */
public final class TableStatements {
    /** Where readers find the broker until they say where theirs is. */
    public static final String BROKER = "localhost:9092";

    /** A record's own time is the first of these that it has. */
    private static final List<String> TIMES = List.of("time", "issued", "effective", "to");

    private static final String HEAD = """
            -- Heed's topics as tables of Flink SQL, with every field of the contracts: generated from them, see README.md.
            -- Beside heed-sql-VERSION.jar Flink's lib needs flink-sql-connector-kafka. Change localhost:9092 to your broker.
            -- With a schema registry add to each table 'heed-avro.schema-registry.url' = 'http://registry:8081', or 'value.heed-avro.…' as for record.
            -- One that asks for a password or TLS needs '….schema-registry.config', too, and kafka-clients in Flink's lib: heed-VERSION.tar.gz has it.
            """;

    private static final String DEAD_LETTERS = """

            -- What was not taken, as it came, and why.
            CREATE TABLE dead_letters (
              `original_key` BYTES,
              `original_value` BYTES,
              `headers` MAP<STRING, BYTES> METADATA,
              `written` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
            %s,
              WATERMARK FOR `written` AS `written` - INTERVAL '5' SECOND
            ) WITH (
            %s
            );
            """;

    private TableStatements() {}

    /** The statements of all topics. */
    public static String all() {
        return HEAD
                + Arrays.stream(Contract.values()).map(TableStatements::of).collect(Collectors.joining())
                + deadLetters();
    }

    private static String of(Contract contract) {
        List<String> lines = new ArrayList<>();
        for (ContractField field : contract.fields()) {
            lines.add("  `" + field.name() + "` " + text(ContractTypes.of(field)));
        }
        String time = contract.fields().stream()
                .filter(field -> field.type() == FieldType.Single.TIME && !field.isNullable())
                .map(ContractField::name)
                .filter(TIMES::contains)
                .min(Comparator.comparingInt(TIMES::indexOf))
                .orElseThrow();
        lines.add("  `event_time` AS CAST(`" + time + "` AS TIMESTAMP_LTZ(3))");
        lines.add("  WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND");
        return "\n-- " + contract.description().replaceFirst("[.] .*", ".") + "\nCREATE TABLE "
                + contract.topic().replace('-', '_')
                + " (\n" + String.join(",\n", lines) + "\n) WITH (\n" + options(contract) + "\n);\n";
    }

    private static String options(Contract contract) {
        Map<String, String> options = kafka(contract.topic());
        if (!contract.isOwn()) {
            // The key decides the partition, and with it the order of an entity's records.
            options.put("key.format", "raw");
            options.put("key.fields", "entity");
            options.put("value.format", HeedAvroFormatFactory.NAME);
            options.put("value.heed-avro.record", contract.record());
        } else {
            options.put("format", HeedAvroFormatFactory.NAME);
            options.put("heed-avro.record", contract.record());
        }
        return text(options);
    }

    private static String deadLetters() {
        Map<String, String> options = kafka("dead-letters");
        options.put("key.format", "raw");
        options.put("key.fields", "original_key");
        options.put("value.format", "raw");
        options.put("value.fields-include", "EXCEPT_KEY");
        String reasons = List.of("reason", "message", "topic", "partition", "offset", "time", "stage").stream()
                .map("  `%1$s` AS DECODE(`headers`['heed.error.%1$s'], 'UTF-8')"::formatted)
                .collect(Collectors.joining(",\n"));
        return DEAD_LETTERS.formatted(reasons, text(options));
    }

    private static Map<String, String> kafka(String topic) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("connector", "kafka");
        options.put("topic", topic);
        options.put("properties.bootstrap.servers", BROKER);
        options.put("properties.isolation.level", "read_committed");
        options.put("scan.startup.mode", "earliest-offset");
        return options;
    }

    private static String text(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> "  '" + option.getKey() + "' = '" + option.getValue() + "'")
                .collect(Collectors.joining(",\n"));
    }

    /** A type as people write it. */
    private static String text(LogicalType type) {
        if (type instanceof ArrayType array) {
            return "ARRAY<" + text(array.getElementType()) + ">";
        }
        if (type instanceof RowType row) {
            return row.getFields().stream()
                    .map(field -> "`" + field.getName() + "` " + text(field.getType()))
                    .collect(Collectors.joining(", ", "ROW<", ">"));
        }
        return switch (type.getTypeRoot()) {
            case VARCHAR -> "STRING";
            case VARBINARY -> "BYTES";
            default -> type.copy(true).asSerializableString();
        };
    }
}
