package dev.heed.wire;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** A place in a schema, to see whether a path leads somewhere. */
public final class AvroPlace {
    private final Schema schema;

    AvroPlace(Schema schema) {
        this.schema = schema;
    }

    /** The place of a field of the object that is here. */
    public Optional<AvroPlace> field(String name) {
        return down(one -> switch (one.getType()) {
            case RECORD ->
                one.getField(name) == null ? null : one.getField(name).schema();
            case MAP -> one.getValueType();
            default -> null;
        });
    }

    /** The place of the elements of the array that is here. */
    public Optional<AvroPlace> element() {
        return down(one -> one.getType() == Schema.Type.ARRAY ? one.getElementType() : null);
    }

    /** The first of the kinds of what may be here that leads on. */
    private Optional<AvroPlace> down(Function<Schema, Schema> step) {
        return (schema.isUnion() ? schema.getTypes().stream() : Stream.of(schema))
                .flatMap(one -> Optional.ofNullable(step.apply(one)).stream())
                .findFirst()
                .map(AvroPlace::new);
    }
}
