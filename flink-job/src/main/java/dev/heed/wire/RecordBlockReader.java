package dev.heed.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads any record of the contracts, its arrays of floats as blocks of bytes. Records of another version of the schema go
 * Avro's own way. Not thread-safe.
 *
 * @param <T> the record
 */
final class RecordBlockReader<T extends SpecificRecord> extends SpecificDatumReader<T> {
    private static final int MOST_ELEMENTS = 64 * 1024;

    private final Blocks blocks = new Blocks();
    private final SpecificData data;

    RecordBlockReader(Schema written, Schema read, SpecificData data) {
        super(written, read, data);
        this.data = data;
    }

    @Override
    @SuppressWarnings("unchecked") // the schema is the type's
    public T read(@Nullable T reuse, Decoder in) throws IOException {
        return getSchema().equals(getExpected()) ? (T) record(getExpected(), in) : super.read(reuse, in);
    }

    private SpecificRecord record(Schema schema, Decoder in) throws IOException {
        SpecificRecord record = (SpecificRecord) SpecificData.newInstance(data.getClass(schema), schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema(), in));
        }
        return record;
    }

    private @Nullable Object value(Schema schema, Decoder in) throws IOException {
        return switch (schema.getType()) {
            case RECORD -> record(schema, in);
            case ARRAY ->
                schema.getElementType().getType() == Schema.Type.FLOAT
                        ? new FloatList(blocks.floats(in))
                        : elements(schema.getElementType(), in);
            case UNION -> value(branch(schema, in), in);
            case ENUM -> symbol(schema, in);
            case STRING -> Blocks.text(in);
            case BYTES -> blocks.bytes(in);
            case LONG -> schema.getLogicalType() == null ? (Object) in.readLong() : Micros.instant(in.readLong());
            case INT -> in.readInt();
            case FLOAT -> in.readFloat();
            case DOUBLE -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            case NULL -> null;
            case MAP, FIXED -> throw new IllegalStateException("the contracts have no " + schema.getType());
        };
    }

    private static Schema branch(Schema union, Decoder in) throws IOException {
        int branch = in.readIndex();
        if (branch < 0 || branch >= union.getTypes().size()) {
            throw new IOException("branch " + branch + " of " + union.getTypes().size());
        }
        return union.getTypes().get(branch);
    }

    private Object symbol(Schema schema, Decoder in) throws IOException {
        int symbol = in.readEnum();
        List<String> symbols = schema.getEnumSymbols();
        if (symbol < 0 || symbol >= symbols.size()) {
            throw new IOException("symbol " + symbol + " of " + symbols.size());
        }
        return data.createEnum(symbols.get(symbol), schema);
    }

    private List<Object> elements(Schema element, Decoder in) throws IOException {
        List<Object> found = new ArrayList<>();
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            if (left > MOST_ELEMENTS - found.size()) {
                throw new IOException("more than " + MOST_ELEMENTS + " elements");
            }
            for (; left > 0; left--) {
                found.add(value(element, in));
            }
        }
        return found;
    }
}
