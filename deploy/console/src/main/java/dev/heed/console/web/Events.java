package dev.heed.console.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Server-sent events, written one after the other (HTML standard, "Server-sent events"). Not thread-safe. */
final class Events {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** What writes an event's data. */
    interface Data {
        void write(JsonGenerator json) throws IOException;
    }

    /** Adds an event with data on one line. */
    void add(String name, Data data) {
        text("event: " + name + "\ndata: ");
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            data.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text("\n\n");
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isEmpty() {
        return bytes.size() == 0;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
