package dev.heed.wire;

import java.io.Serializable;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** What a field of a contract holds, for who does not know Avro. */
public sealed interface FieldType extends Serializable {
    /** One value. */
    enum Single implements FieldType {
        /** A {@link String}; of an enumeration the symbol. */
        TEXT,
        /** A {@link Float}. */
        FLOAT,
        /** A {@link Double}. */
        DOUBLE,
        /** An {@link Integer}. */
        INT,
        /** A {@link Long}. */
        LONG,
        /** A {@link Boolean}. */
        BOOLEAN,
        /** A {@code byte[]}. */
        BYTES,
        /** An {@link java.time.Instant}, of whole microseconds. */
        TIME
    }

    /** Several of the same: a {@code float[]} of floats, else a {@link List}. */
    record Several(FieldType element) implements FieldType {}

    /** Fields of their own: an {@code Object[]} with a value of each. */
    record Structure(List<ContractField> fields) implements FieldType {
        public Structure {
            fields = List.copyOf(fields);
        }
    }

    /** That of a schema. */
    static FieldType of(Schema schema) {
        return switch (schema.getType()) {
            case STRING, ENUM -> Single.TEXT;
            case FLOAT -> Single.FLOAT;
            case DOUBLE -> Single.DOUBLE;
            case INT -> Single.INT;
            case BOOLEAN -> Single.BOOLEAN;
            case BYTES -> Single.BYTES;
            case LONG -> schema.getLogicalType() instanceof LogicalTypes.TimestampMicros ? Single.TIME : Single.LONG;
            case ARRAY -> new Several(of(schema.getElementType()));
            case RECORD -> new Structure(ContractField.of(schema));
            default -> throw new IllegalArgumentException("expected a type that contracts have, found " + schema);
        };
    }
}
