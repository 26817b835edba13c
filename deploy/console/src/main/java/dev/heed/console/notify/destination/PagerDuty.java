package dev.heed.console.notify.destination;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Links;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.NotificationJson;
import dev.heed.console.notify.message.Words;
import dev.heed.schemas.Cause;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PagerDuty, by version 2 of its events. The alert's id is the key by which an event that comes again is the same incident.
 *
 * @param routingKey of the integration: a secret
 * @param severities in PagerDuty's words
 */
public record PagerDuty(HttpDoor door, String routingKey, Map<Severity, String> severities, Links links)
        implements Destination {
    /** What PagerDuty calls them. */
    public static final List<String> SEVERITIES = List.of("info", "warning", "error", "critical");

    private static final int MOST_SUMMARY = 1_024;

    public PagerDuty {
        severities = Map.copyOf(severities);
    }

    /** An alert that opened and ended in quiet hours calls nobody any more. */
    @Override
    public void deliver(Notification notification) throws NotDelivered {
        for (Change change : notification.changes()) {
            if (change.kind() == Change.Kind.RESOLVE || !change.isOver()) {
                send(event(change, notification.group()));
            }
        }
    }

    private void send(ObjectNode event) throws NotDelivered {
        door.send(event.toString(), Map.of("Content-Type", "application/json"));
    }

    private ObjectNode event(Change change, @Nullable String group) {
        SaliencyAlert alert = change.alert();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("routing_key", routingKey);
        event.put("event_action", change.isOver() ? "resolve" : "trigger");
        event.put("dedup_key", alert.getId());
        event.put("client", "Heed");
        links.of(alert).ifPresent(link -> {
            event.put("client_url", link);
            event.putArray("links").addObject().put("href", link).put("text", "The alert's page");
        });
        ObjectNode payload = event.putObject("payload");
        String summary = Words.line(change);
        payload.put("summary", summary.length() > MOST_SUMMARY ? summary.substring(0, MOST_SUMMARY) : summary);
        payload.put("source", alert.getEntity());
        payload.put("severity", severities.getOrDefault(change.shown(), "error"));
        payload.put("timestamp", alert.getStarted().toString());
        alert.getCauses().stream()
                .findFirst()
                .map(Cause::getChannel)
                .ifPresent(channel -> payload.put("component", channel));
        if (group != null) {
            payload.put("group", group);
        }
        Notification alone = new Notification(Notification.Event.OPEN, null, List.of(change), null);
        payload.set(
                "custom_details",
                NotificationJson.of(alone, links).path("alerts").path(0));
        return event;
    }

    @Override
    public boolean tracksAlerts() {
        return true;
    }

    @Override
    public String address() {
        return "pagerduty at " + door.host();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return address();
    }
}
