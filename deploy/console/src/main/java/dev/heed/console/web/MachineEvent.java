package dev.heed.console.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.heed.console.feed.IssuedForecast;
import dev.heed.console.feed.ModelName;
import dev.heed.console.history.Columns;
import dev.heed.console.history.EntityHistory;
import java.io.IOException;

/** A machine's columns and forecast as JSON. */
final class MachineEvent {
    private MachineEvent() {}

    /**
     * Writes columns of an entity.
     *
     * @param whole whether these are all columns of the span
     */
    static void write(JsonGenerator json, EntityHistory history, Columns columns, boolean whole) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("whole", whole);
        json.writeStringField("entity", history.entity());
        ModelName model = history.glance().model();
        json.writeFieldName("model");
        Json.MAPPER.writeValue(json, model);
        json.writeArrayFieldStart("channels");
        for (int c = 0; c < history.shape().channels().size(); c++) {
            json.writeStartObject();
            json.writeStringField("name", history.shape().channels().get(c));
            json.writeStringField("unit", history.unit(c));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("newest", history.newestMicros() / 1_000);
        json.writeNumberField("offsets", history.offsets());
        json.writeNumberField("period", history.shape().periodMicros() / 1_000);
        json.writeNumberField("width", columns.widthMicros() / 1_000);
        json.writeNumberField("first", columns.first());
        json.writeNumberField("count", columns.count());
        Json.perChannel(json, "min", columns.min());
        Json.perChannel(json, "mean", columns.mean());
        Json.perChannel(json, "max", columns.max());
        Json.perChannel(json, "low", columns.low());
        Json.perChannel(json, "mid", columns.mid());
        Json.perChannel(json, "high", columns.high());
        Json.perChannel(json, "saliency", columns.saliency());
        Json.perChannel(json, "weight", columns.weight());
        Json.numbers(json, "score", columns.score());
        Json.numbers(json, "threshold", columns.threshold());
        json.writeEndObject();
    }

    /** Writes a forecast: values by channel, level and step. */
    static void write(JsonGenerator json, IssuedForecast forecast) throws IOException {
        json.writeStartObject();
        double step = forecast.steps().periodMicros() / 1_000;
        json.writeNumberField("issued", Math.round(forecast.steps().firstMicros() / 1_000.0 - step));
        json.writeNumberField("step", step);
        Json.numbers(json, "levels", forecast.levels());
        json.writeArrayFieldStart("values");
        for (int c = 0; c < forecast.steps().channels().size(); c++) {
            json.writeStartArray();
            for (int q = 0; q < forecast.levels().length; q++) {
                json.writeStartArray();
                for (int k = 0; k < forecast.steps().count(); k++) {
                    Json.number(json, forecast.value(k, c, q));
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
