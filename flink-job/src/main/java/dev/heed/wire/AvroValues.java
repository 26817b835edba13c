package dev.heed.wire;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one record. Avro's own reader would allocate as much as a broken record claims to hold, and end the process.
 *
 * @param in where they stand
 * @param bytes of the whole record: no text is longer, no array has more elements
 */
record AvroValues(Decoder in, int bytes) {
    private static final int DEEPEST = 200;

    @Nullable
    Object read(Schema schema, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("values in each other more than " + DEEPEST + " deep");
        }
        return switch (schema.getType()) {
            case RECORD -> fields(schema, depth);
            case ARRAY -> list(schema.getElementType(), depth);
            case MAP -> map(schema.getValueType(), depth);
            case UNION -> read(branch(schema), depth + 1);
            case ENUM -> symbol(schema);
            case STRING -> new String(block(in.readLong()), StandardCharsets.UTF_8);
            case BYTES -> number(schema, block(in.readLong()));
            case FIXED -> number(schema, block(schema.getFixedSize()));
            case INT -> (long) in.readInt();
            case LONG -> in.readLong();
            case FLOAT -> (double) in.readFloat();
            case DOUBLE -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            case NULL -> null;
        };
    }

    private Map<String, @Nullable Object> fields(Schema schema, int depth) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : schema.getFields()) {
            fields.put(field.name(), read(field.schema(), depth + 1));
        }
        return fields;
    }

    private List<@Nullable Object> list(Schema element, int depth) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            requireRoom(left + list.size());
            for (; left > 0; left--) {
                list.add(read(element, depth + 1));
            }
        }
        return list;
    }

    private Map<String, @Nullable Object> map(Schema value, int depth) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (long left = in.readMapStart(); left > 0; left = in.mapNext()) {
            requireRoom(left + map.size());
            for (; left > 0; left--) {
                String key = new String(block(in.readLong()), StandardCharsets.UTF_8);
                map.put(key, read(value, depth + 1));
            }
        }
        return map;
    }

    private Schema branch(Schema schema) throws IOException {
        int branch = in.readIndex();
        if (branch < 0 || branch >= schema.getTypes().size()) {
            throw new IOException(
                    "branch " + branch + " of " + schema.getTypes().size());
        }
        return schema.getTypes().get(branch);
    }

    private String symbol(Schema schema) throws IOException {
        int symbol = in.readEnum();
        if (symbol < 0 || symbol >= schema.getEnumSymbols().size()) {
            throw new IOException(
                    "symbol " + symbol + " of " + schema.getEnumSymbols().size());
        }
        return schema.getEnumSymbols().get(symbol);
    }

    /** A decimal as a number; other bytes as they are. */
    private static Object number(Schema schema, byte[] block) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal && block.length > 0
                ? (Object) new BigDecimal(new BigInteger(block), decimal.getScale()).doubleValue()
                : block;
    }

    private byte[] block(long length) throws IOException {
        requireRoom(length);
        byte[] block = new byte[(int) length];
        in.readFixed(block);
        return block;
    }

    private void requireRoom(long count) throws IOException {
        if (count < 0 || count > bytes) {
            throw new IOException("a value of " + count + " bytes or elements");
        }
    }
}
