package dev.heed.bench.variant;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.heed.model.serving.AttendedBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes what the model made of one step as JSON, with Jackson's fast floats. */
final class JsonResults {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private JsonResults() {}

    /**
     * One result.
     *
     * @param values [channels] of the step, normalised
     */
    static byte[] write(JsonSample sample, float[] values, AttendedBatch attended, boolean withForecast) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("entity", sample.entity());
            out.writeNumberField("time", sample.time());
            array(out, "weights", attended.weights());
            array(out, "features", attended.features());
            array(out, "context", attended.context());
            array(out, "attention", attended.attention());
            float[] saliency = saliency(values, attended.expectation());
            float sum = 0;
            for (float share : saliency) {
                sum += share;
            }
            out.writeNumberField("score", sum / saliency.length);
            array(out, "saliency", saliency);
            if (withForecast) {
                array(out, "forecast", attended.forecast());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void array(JsonGenerator out, String name, float[] values) throws IOException {
        out.writeArrayFieldStart(name);
        for (float value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }

    /** (z − expectation)² by channel, of the first expectation. */
    static float[] saliency(float[] values, float[] expectation) {
        float[] saliency = new float[values.length];
        for (int c = 0; c < values.length; c++) {
            float residual = values[c] - expectation[c];
            saliency[c] = residual * residual;
        }
        return saliency;
    }
}
