package dev.heed.console.notify.destination;

import dev.heed.console.notify.message.Links;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.NotificationJson;
import dev.heed.console.notify.message.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Any server that takes a request: the notification as JSON, or a body by a template. The header {@code Idempotency-Key} is the
 * same whenever the same notification is sent again.
 *
 * @param template null: JSON
 */
public record Webhook(
        HttpDoor door, String contentType, @Nullable Template template, Links links) implements Destination {
    @Override
    public void deliver(Notification notification) throws NotDelivered {
        String body = template == null
                ? NotificationJson.of(notification, links).toString()
                : template.fill(notification, links);
        door.send(body, Map.of("Content-Type", contentType, "Idempotency-Key", "\"" + key(notification) + "\""));
    }

    /** Ids are made by jobs, but anybody may write to a topic: a header takes visible characters alone. */
    private static String key(Notification notification) {
        return notification.key().replaceAll("[^\\x21-\\x7e]|[\"\\\\]", "_");
    }

    @Override
    public String address() {
        return "webhook at " + door.host();
    }
}
