package dev.heed.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes a record as JSON. Not thread-safe. */
final class JsonDatumWriter<T extends SpecificRecord> implements DatumWriter<T> {
    private static final JsonFactory JSON = new JsonFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);

    @Override
    public void setSchema(Schema schema) {
        // a record knows its own
    }

    @Override
    public void write(T record, Encoder out) throws IOException {
        bytes.reset();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            record(record, json);
        }
        out.writeFixed(bytes.toByteArray());
    }

    private static void record(SpecificRecord record, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Schema.Field field : record.getSchema().getFields()) {
            json.writeFieldName(field.name());
            value(record.get(field.pos()), json);
        }
        json.writeEndObject();
    }

    private static void value(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof SpecificRecord record) {
            record(record, json);
        } else if (value instanceof FloatList floats) {
            floats(floats.array(), json);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                value(element, json);
            }
            json.writeEndArray();
        } else if (value instanceof ByteBuffer buffer) {
            bytes(buffer, json);
        } else {
            scalar(value, json);
        }
    }

    private static void scalar(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Float number) {
            number(number, json);
        } else if (value instanceof Double number) {
            if (Double.isFinite(number)) {
                json.writeNumber(number);
            } else {
                json.writeNull();
            }
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof String || value instanceof Enum || value instanceof Instant) {
            json.writeString(value.toString());
        } else {
            throw new IOException("the contracts have no " + value.getClass().getSimpleName());
        }
    }

    private static void number(float number, JsonGenerator json) throws IOException {
        if (Float.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeNull();
        }
    }

    private static void floats(float[] floats, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (float number : floats) {
            number(number, json);
        }
        json.writeEndArray();
    }

    private static void bytes(ByteBuffer buffer, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (int i = buffer.position(); i < buffer.limit(); i++) {
            json.writeNumber(buffer.get(i));
        }
        json.writeEndArray();
    }
}
