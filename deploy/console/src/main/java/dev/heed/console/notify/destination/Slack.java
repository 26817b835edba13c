package dev.heed.console.notify.destination;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Links;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.Words;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An incoming webhook as Slack has it, and Mattermost and Rocket.Chat after it: blocks, and a text for those without them. */
public record Slack(HttpDoor door, Links links) implements Destination {
    /** A message has at most 50 blocks, and a section 3,000 characters. */
    private static final int MOST_ALERTS = 45;

    private static final Pattern EVERYBODY = Pattern.compile("(?i)@(?=(all|channel|here|everyone)\\b)");
    private static final int MOST_CHARACTERS = 2_900;

    @Override
    public void deliver(Notification notification) throws NotDelivered {
        door.send(body(notification).toString(), Map.of("Content-Type", "application/json; charset=utf-8"));
    }

    private ObjectNode body(Notification notification) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("text", escaped(Words.headline(notification)));
        ArrayNode blocks = message.putArray("blocks");
        List<Change> changes = notification.changes();
        boolean isOne = changes.size() == 1 && notification.event() != Notification.Event.SUMMARY;
        if (!isOne) {
            section(blocks, "*" + escaped(Words.headline(notification)) + "*");
        }
        changes.stream().limit(MOST_ALERTS).forEach(change -> section(blocks, line(change, isOne)));
        if (changes.size() > MOST_ALERTS) {
            section(blocks, "and %,d more".formatted(changes.size() - MOST_ALERTS));
        }
        return message;
    }

    private String line(Change change, boolean isOne) {
        String text = escaped(Words.line(change));
        String link = links.of(change.alert())
                .map(address -> "\n<" + escaped(address) + "|Show it>")
                .orElse("");
        return (isOne ? text : "• " + text) + link;
    }

    private static void section(ArrayNode blocks, String text) {
        ObjectNode section = blocks.addObject().put("type", "section");
        section.putObject("text").put("type", "mrkdwn").put("text", text);
    }

    /**
     * Slack's own three characters, and the words by which those after it call everybody; a text is cut before they are replaced, so
     * that none is cut in two.
     */
    private static String escaped(String text) {
        String cut = text.length() > MOST_CHARACTERS / 5 ? text.substring(0, MOST_CHARACTERS / 5) + "…" : text;
        return EVERYBODY
                .matcher(cut)
                .replaceAll("@\u200b")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    @Override
    public String address() {
        return "slack at " + door.host();
    }
}
