package dev.heed.bench.variant.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads samples with Jackson's streaming parser and its fast floats: quicker than binding to objects. */
final class JsonSamples implements KafkaRecordDeserializationSchema<JsonSample> {
    private static final long serialVersionUID = 1L;

    private final int channels;
    private transient @Nullable JsonFactory json;

    JsonSamples(int channels) {
        this.channels = channels;
    }

    private JsonFactory json() {
        if (json == null) {
            json = JsonFactory.builder()
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .build();
        }
        return json;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<JsonSample> out) throws IOException {
        try (JsonParser parser = json().createParser(record.value())) {
            out.collect(read(parser));
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

    @Override
    public TypeInformation<JsonSample> getProducedType() {
        return TypeInformation.of(JsonSample.class);
    }
}
