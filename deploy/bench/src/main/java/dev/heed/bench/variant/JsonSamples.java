package dev.heed.bench.variant;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;

/** Reads samples with Jackson's streaming parser and its fast floats: quicker than binding to objects. */
final class JsonSamples extends AbstractDeserializationSchema<JsonSample> {
    private static final long serialVersionUID = 1L;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final int channels;

    JsonSamples(int channels) {
        this.channels = channels;
    }

    @Override
    public JsonSample deserialize(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            return read(parser);
        }
    }

    private JsonSample read(JsonParser parser) throws IOException {
        String entity = "";
        long time = 0;
        float[] values = new float[channels];
        parser.nextToken();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (field.equals("entity")) {
                entity = parser.getText();
            } else if (field.equals("time")) {
                time = parser.getLongValue();
            } else if (value == JsonToken.START_ARRAY) {
                for (int c = 0; parser.nextToken() != JsonToken.END_ARRAY; c++) {
                    values[c] = parser.getFloatValue();
                }
            }
        }
        return new JsonSample(entity, time, values);
    }
}
