package dev.heed.console.notify.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heed.schemas.Cause;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.SimilarMoment;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A notification as JSON: the stable form that deploy/README.md describes. Fields are added, never changed. */
public final class NotificationJson {
    private static final int VERSION = 1;

    private NotificationJson() {}

    /** All of it. */
    public static ObjectNode of(Notification notification, Links links) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        json.put("event", notification.event().label());
        json.put("id", notification.id());
        json.put("severity", notification.severity().name());
        json.put("text", Words.headline(notification));
        json.put("link", links.of(notification.first()).orElse(null));
        json.put("group", notification.group());
        ArrayNode alerts = json.putArray("alerts");
        notification.alerts().forEach(alert -> alerts.add(alert(alert, links)));
        Picture picture = notification.picture();
        if (picture != null) {
            json.put("picture", picture.isThere() ? Base64.getEncoder().encodeToString(picture.png()) : null);
            json.put("pictureMissing", picture.isThere() ? null : picture.missing());
        }
        return json;
    }

    private static ObjectNode alert(SaliencyAlert alert, Links links) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", alert.getId());
        json.put("entity", alert.getEntity());
        json.put("state", alert.getState().name());
        json.put("severity", alert.getSeverity().name());
        json.put("started", alert.getStarted().toString());
        json.put("time", alert.getTime().toString());
        json.put("score", finite(alert.getScore()));
        json.put("threshold", finite(alert.getThreshold()));
        json.put("text", alert.getText());
        json.put("ending", alert.getEnding() == null ? null : alert.getEnding().name());
        json.put("suppressed", alert.getSuppressed());
        json.put("link", links.of(alert).orElse(null));
        json.putObject("model")
                .put("name", alert.getModel().getName())
                .put("version", alert.getModel().getVersion())
                .put("digest", alert.getModel().getDigest());
        ArrayNode causes = json.putArray("causes");
        alert.getCauses().forEach(cause -> causes.add(cause(cause)));
        ArrayNode similar = json.putArray("similar");
        alert.getSimilar().forEach(moment -> similar.add(moment(moment)));
        return json;
    }

    private static ObjectNode cause(Cause cause) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("channel", cause.getChannel());
        json.put("share", finite(cause.getShare()));
        json.put("from", cause.getFrom().toString());
        json.put("to", cause.getTo().toString());
        json.put("value", finite(cause.getValue()));
        json.put("expected", finite(cause.getExpected()));
        json.put("deviation", finite(cause.getDeviation()));
        json.put("unit", cause.getUnit());
        json.put("kind", cause.getKind().name());
        json.put("later", cause.getLater());
        return json;
    }

    private static ObjectNode moment(SimilarMoment moment) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("time", moment.getTime().toString())
                .put("weight", finite(moment.getWeight()))
                .put("alerted", moment.getAlerted());
    }

    /** JSON has no other numbers. */
    private static @Nullable Float finite(@Nullable Float number) {
        return number == null || !Float.isFinite(number) ? null : number;
    }
}
