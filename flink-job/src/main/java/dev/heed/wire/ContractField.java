package dev.heed.wire;

import java.io.Serializable;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A field of a contract.
 *
 * @param name as in the schema
 * @param type of its values
 * @param isNullable whether it may be null
 * @param hasDefault whether who writes may leave it out
 * @param description what it is, in words
 */
public record ContractField(String name, FieldType type, boolean isNullable, boolean hasDefault, String description)
        implements Serializable {
    static List<ContractField> of(Schema record) {
        return record.getFields().stream().map(ContractField::of).toList();
    }

    private static ContractField of(Schema.Field field) {
        return new ContractField(
                field.name(),
                FieldType.of(value(field.schema())),
                field.schema().isNullable(),
                field.hasDefaultValue(),
                String.valueOf(field.doc()));
    }

    /** Of null or something the something. */
    static Schema value(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                ? schema.getTypes().stream()
                        .filter(each -> each.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }
}
