package dev.heed.console.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.heed.console.alerts.KnownAlert;
import dev.heed.console.feed.ScoredHop;
import dev.heed.console.history.Blamed;
import dev.heed.console.history.Columns;
import dev.heed.console.history.EntityHistory;
import dev.heed.console.history.Moment;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Answers to what the page asks once. */
final class Answers {
    private static final int MOST_COLUMNS = 4_000;

    private final Sources sources;

    Answers(Sources sources) {
        this.sources = sources;
    }

    /** {@code GET /api/window}. */
    void window(Context request) {
        Span span = Span.of(request);
        int columns = number(request, "columns", 1, MOST_COLUMNS);
        EntityHistory history = holding(span, span.micros() / (double) columns);
        Columns found = PastView.columns(history, span.from(), span.to(), columns);
        answer(
                request,
                json -> MachineEvent.write(json, history, sources.alerts().unitsOf(span.entity()), found, true));
    }

    /** {@code GET /api/moment}. */
    void moment(Context request) {
        String entity = Span.entity(request);
        long micros = Span.time(request, "time") * 1_000;
        EntityHistory known = sources.history().of(entity).orElseThrow(() -> unknown(entity));
        double period = known.shape().periodMicros();
        Moment moment = known.moment(micros);
        if (moment == null) {
            long slack = Math.round(period);
            moment = holding(new Span(entity, micros - slack, micros + slack), period)
                    .moment(micros);
        }
        if (moment == null) {
            throw new NotLetIn(HttpStatus.NOT_FOUND, "expected a step that the topics hold, found none at that time");
        }
        Moment found = moment;
        float[] attention = sources.past()
                .hop(known, found.micros())
                .map(hop -> attention(hop, found.micros()))
                .orElse(new float[0]);
        answer(request, json -> write(json, known.shape().channels(), found, attention));
    }

    private static float[] attention(ScoredHop hop, long micros) {
        int offsets = hop.attention().length / hop.steps().count();
        int step = (int)
                Math.round((micros - hop.steps().firstMicros()) / hop.steps().periodMicros());
        int bounded = Math.max(0, Math.min(hop.steps().count() - 1, step));
        return Arrays.copyOfRange(hop.attention(), bounded * offsets, (bounded + 1) * offsets);
    }

    private static void write(JsonGenerator json, List<String> channels, Moment moment, float[] attention)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("time", moment.micros() / 1_000);
        json.writeFieldName("channels");
        Json.MAPPER.writeValue(json, channels);
        Json.numbers(json, "value", moment.value());
        Json.numbers(json, "expected", moment.expected());
        Json.numbers(json, "weight", moment.weight());
        Json.numbers(json, "saliency", moment.saliency());
        json.writeFieldName("score");
        Json.number(json, moment.score());
        json.writeFieldName("threshold");
        Json.number(json, moment.threshold());
        json.writeArrayFieldStart("attention");
        for (int i = 0; i < attention.length; i++) {
            json.writeStartObject();
            json.writeNumberField("offset", i - attention.length + 1);
            json.writeFieldName("weight");
            Json.number(json, attention[i]);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** {@code GET /api/blame}. */
    void blame(Context request) {
        Span span = Span.of(request);
        Span wide = new Span(span.entity(), span.from() - 4 * span.micros(), span.to());
        EntityHistory history = holding(wide, span.micros());
        Map<String, String> units = sources.alerts().unitsOf(span.entity());
        List<Blamed> blamed = history.blame(span.from(), span.to());
        answer(request, json -> {
            json.writeStartObject();
            json.writeNumberField("from", span.from() / 1_000);
            json.writeNumberField("to", span.to() / 1_000);
            json.writeArrayFieldStart("channels");
            for (Blamed one : blamed) {
                String name = history.shape().channels().get(one.channel());
                json.writeStartObject();
                json.writeStringField("name", name);
                json.writeStringField("unit", units.get(name));
                numberField(json, "share", one.share());
                numberField(json, "saliency", one.saliency());
                numberField(json, "before", one.before());
                numberField(json, "came", one.came());
                numberField(json, "expected", one.expected());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void numberField(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        Json.number(json, value);
    }

    /** {@code GET /api/alert}. */
    void alert(Context request) {
        String id = String.valueOf(request.queryParam("id"));
        KnownAlert alert = sources.alerts()
                .find(id)
                .orElseThrow(() -> new NotLetIn(
                        HttpStatus.NOT_FOUND, "expected an alert that the topic still holds, found none with that id"));
        answer(request, json -> Json.MAPPER.writeValue(json, alert));
    }

    private EntityHistory holding(Span span, double widthMicros) {
        return sources.past()
                .holding(span.entity(), span.from(), span.to(), widthMicros)
                .orElseThrow(() -> unknown(span.entity()));
    }

    private static NotLetIn unknown(String entity) {
        return new NotLetIn(HttpStatus.NOT_FOUND, "expected an entity that the topics hold, found '" + entity + "'");
    }

    /** A whole number of the query within bounds. */
    static int number(Context request, String name, int least, int most) {
        try {
            int value = Integer.parseInt(String.valueOf(request.queryParam(name)));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new NotLetIn(
                HttpStatus.BAD_REQUEST,
                "%s: expected a whole number from %d to %d, found '%s'"
                        .formatted(name, least, most, request.queryParam(name)));
    }

    /** Answers with JSON. */
    static void answer(Context request, Events.Data data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            data.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        request.header("Cache-Control", "no-store");
        request.contentType("application/json");
        request.result(bytes.toByteArray());
    }
}
