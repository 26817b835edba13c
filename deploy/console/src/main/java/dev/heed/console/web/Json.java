package dev.heed.console.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** How numbers become JSON: what is not known is null. */
final class Json {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .addModule(new SimpleModule()
                    .addSerializer(Float.class, new Known<>(Float.class))
                    .addSerializer(float.class, new Known<>(float.class))
                    .addSerializer(Double.class, new Known<>(Double.class))
                    .addSerializer(double.class, new Known<>(double.class)))
            .build();

    private Json() {}

    /** Writes NaN as null. */
    private static final class Known<T extends Number> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        Known(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            number(json, value.doubleValue());
        }
    }

    /** Writes a number to as many digits as anybody sees. */
    static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber((float) value);
        } else {
            json.writeNull();
        }
    }

    /** Writes a field with an array of numbers. */
    static void numbers(JsonGenerator json, String field, float[] values) throws IOException {
        json.writeArrayFieldStart(field);
        numbers(json, values);
        json.writeEndArray();
    }

    /** Writes a field with an array of numbers for each channel. */
    static void perChannel(JsonGenerator json, String field, float[][] values) throws IOException {
        json.writeArrayFieldStart(field);
        for (float[] channel : values) {
            json.writeStartArray();
            numbers(json, channel);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void numbers(JsonGenerator json, float[] values) throws IOException {
        for (float value : values) {
            number(json, value);
        }
    }
}
