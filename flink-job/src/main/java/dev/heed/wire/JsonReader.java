package dev.heed.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.model.refusal.Cause;
import dev.heed.wire.UnreadableRecord.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link JsonDatumWriter} writes. Fields that it does not know are left out; those that are not there have their default.
 *
 * @param schema the record's
 * @param data that makes records
 * @param type the record
 */
record JsonReader<T extends SpecificRecord>(Schema schema, SpecificData data, Class<T> type)
        implements RecordReader<T> {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public T read(byte[] value) throws UnreadableRecord {
        try {
            JsonNode tree = JSON.readTree(value);
            if (tree == null || !tree.isObject()) {
                throw new IOException("no object");
            }
            return type.cast(record(schema, tree));
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecord(
                    Problem.BROKEN,
                    "expected a " + type.getSimpleName() + " of JSON, found " + value.length + " bytes that are none: "
                            + Cause.inWords(e));
        }
    }

    private SpecificRecord record(Schema of, JsonNode tree) throws IOException {
        SpecificRecord record = Json.empty(of, data);
        for (Schema.Field field : of.getFields()) {
            JsonNode value = tree.get(field.name());
            if (value == null) {
                if (!field.hasDefaultValue()) {
                    throw new IOException("no field '" + field.name() + "'");
                }
                record.put(field.pos(), SpecificData.get().getDefaultValue(field));
            } else {
                record.put(field.pos(), value(field.schema(), value, field.name()));
            }
        }
        return record;
    }

    private @Nullable Object value(Schema of, JsonNode value, String name) throws IOException {
        return switch (of.getType()) {
            case RECORD -> record(of, require(value.isObject(), value, name));
            case ARRAY -> array(of.getElementType(), require(value.isArray(), value, name), name);
            case UNION -> value.isNull() ? null : value(present(of), value, name);
            case ENUM -> data.createEnum(require(value.isTextual(), value, name).textValue(), of);
            case STRING -> require(value.isTextual(), value, name).textValue();
            case BYTES -> bytes(require(value.isArray(), value, name));
            case LONG ->
                of.getLogicalType() == null
                        ? (Object)
                                require(value.isIntegralNumber(), value, name).longValue()
                        : Instant.parse(require(value.isTextual(), value, name).textValue());
            case INT -> require(value.canConvertToInt(), value, name).intValue();
            case FLOAT -> (float) number(value, name);
            case DOUBLE -> number(value, name);
            case BOOLEAN -> require(value.isBoolean(), value, name).booleanValue();
            case NULL, MAP, FIXED -> throw new IllegalStateException("the contracts have no " + of.getType());
        };
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private Object array(Schema element, JsonNode array, String name) throws IOException {
        if (element.getType() == Schema.Type.FLOAT) {
            float[] floats = new float[array.size()];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) number(array.get(i), name);
            }
            return new FloatList(floats);
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonNode each : array) {
            list.add(value(element, each, name));
        }
        return list;
    }

    private static ByteBuffer bytes(JsonNode array) {
        byte[] bytes = new byte[array.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) array.get(i).intValue();
        }
        return ByteBuffer.wrap(bytes);
    }

    private static double number(JsonNode value, String name) throws IOException {
        return value.isNull()
                ? Double.NaN
                : require(value.isNumber(), value, name).doubleValue();
    }

    private static JsonNode require(boolean holds, JsonNode value, String name) throws IOException {
        if (!holds) {
            throw new IOException(
                    "'" + name + "' is " + value.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        return value;
    }
}
