package dev.heed.console.notify.destination;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Links;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.Words;
import dev.heed.schemas.Cause;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prometheus' Alertmanager, by version 2 of its interface ({@code POST /api/v2/alerts}). To it labels are the alert: a severity that
 * rises ends the alert of the old one and begins one of the new. Open alerts end at {@code keep} from now on, so that they outlast
 * a restart of this side, and are sent again every {@code resend}, since Alertmanager forgets them when it restarts.
 *
 * @param labels that each alert has besides its own
 */
public record Alertmanager(HttpDoor door, Map<String, String> labels, Duration resend, Duration keep, Links links)
        implements Destination {
    public Alertmanager {
        labels = Map.copyOf(labels);
        if (keep.compareTo(resend.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException("keep: expected at least three times resend, found " + keep);
        }
    }

    @Override
    public void deliver(Notification notification) throws NotDelivered {
        Instant now = Instant.now();
        boolean isReminder = notification.event() == Notification.Event.REMINDER;
        ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
        for (Change change : notification.changes()) {
            SaliencyAlert alert = change.alert();
            boolean rises = change.kind() == Change.Kind.UPDATE && change.told() != alert.getSeverity();
            if (rises) {
                alerts.add(alert(change, change.told(), now, now));
            }
            boolean ends = change.isOver() && !isReminder;
            alerts.add(alert(change, change.shown(), now, ends ? now : now.plus(keep)));
        }
        door.send(alerts.toString(), Map.of("Content-Type", "application/json"));
    }

    private ObjectNode alert(Change change, Severity severity, Instant now, Instant ends) {
        SaliencyAlert alert = change.alert();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode named = json.putObject("labels");
        Map<String, String> all = new LinkedHashMap<>();
        all.put("alertname", "HeedAlert");
        all.putAll(labels);
        all.put("entity", alert.getEntity());
        all.put("severity", severity.name().toLowerCase(Locale.ROOT));
        all.put("id", alert.getId());
        all.put("model", alert.getModel().getName());
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                named.put(name, value);
            }
        });
        json.putObject("annotations")
                .put("summary", Words.line(change))
                .put("score", Float.toString(alert.getScore()))
                .put("threshold", Float.toString(alert.getThreshold()))
                .put(
                        "channel",
                        alert.getCauses().stream()
                                .findFirst()
                                .map(Cause::getChannel)
                                .orElse(""));
        Instant started = alert.getStarted().isBefore(now) ? alert.getStarted() : now.minusMillis(1);
        json.put("startsAt", started.toString());
        json.put("endsAt", ends.toString());
        links.of(alert).ifPresent(link -> json.put("generatorURL", link));
        return json;
    }

    @Override
    public boolean tracksAlerts() {
        return true;
    }

    @Override
    public Optional<Duration> remindEvery() {
        return Optional.of(resend);
    }

    @Override
    public String address() {
        return "alertmanager at " + door.host();
    }
}
