package dev.heed.console.notify.courier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heed.console.notify.message.Links;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.NotificationJson;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** A file with a line of JSON for each notification that was given up. */
public final class FailedFile {
    private final Path file;

    /** @throws Refusal of usage when it cannot be written */
    public FailedFile(Path file) {
        this.file = file;
        try {
            append("");
        } catch (IOException e) {
            throw Refusal.usage("--failed %s: expected a file that can be written, found: %s"
                            .formatted(file, Cause.inWords(e)))
                    .causedBy(e);
        }
    }

    void add(String destination, Notification notification, String why) throws IOException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("at", Instant.now().toString());
        line.put("destination", destination);
        line.put("reason", why);
        line.set("notification", NotificationJson.of(notification, Links.NONE));
        append(line + "\n");
    }

    private void append(String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
