package dev.heed.console.notify;

import dev.heed.console.notify.config.NotifyConfig;
import dev.heed.console.notify.config.NotifyFile;
import dev.heed.console.notify.destination.Destination;
import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.Place;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Configurations of tests, and what is delivered by them. */
public final class Configs {
    private Configs() {}

    /** What a text says. */
    public static NotifyConfig config(String text) {
        try {
            Path file = Files.createTempFile("notify", ".yaml");
            try {
                return NotifyFile.read(Files.writeString(file, text), Map.of());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A single destination by its settings. */
    public static Destination destination(String settings) {
        return config("page: http://page\ndestinations: {d: {" + settings + "}}\nroutes: [{to: d}]\n")
                .destinations()
                .get(0)
                .destination();
    }

    public static Change change(Change.Kind kind, SaliencyAlert alert, Severity told) {
        return new Change(kind, alert, told, List.of(new Place(0, 0, Instant.now())));
    }

    /** That an alert opened. */
    public static Notification opening(SaliencyAlert alert) {
        return Notification.of(Change.Kind.OPEN, null, List.of(change(Change.Kind.OPEN, alert, alert.getSeverity())));
    }
}
