package dev.heed.console.notify.config;

import dev.heed.console.notify.destination.Alertmanager;
import dev.heed.console.notify.destination.Destination;
import dev.heed.console.notify.destination.HttpDoor;
import dev.heed.console.notify.destination.PagerDuty;
import dev.heed.console.notify.destination.Slack;
import dev.heed.console.notify.destination.Webhook;
import dev.heed.console.notify.message.Links;
import dev.heed.console.notify.message.Template;
import dev.heed.console.notify.progress.Updates;
import dev.heed.schemas.Severity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one destination. */
final class DestinationSection {
    private static final String TYPES = "webhook, slack, alertmanager, pagerduty or email";
    private static final String ADDRESS = "an address of http:// or https://";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String name;
    private final Settings settings;
    private final Links links;

    DestinationSection(String name, Settings settings, Links links) {
        this.name = name;
        this.settings = settings;
        this.links = links;
    }

    /** The destination; null where, as noted, something is wrong with it. */
    @Nullable
    DestinationPlan read() {
        String type = settings.required("type", TYPES);
        if (type == null) {
            return null;
        }
        Duration timeout = settings.duration("timeout", Duration.ofMillis(100), Duration.ofMinutes(1), TIMEOUT);
        Destination destination = switch (type) {
            case "webhook" -> webhook(timeout);
            case "slack" -> slack(timeout);
            case "alertmanager" -> alertmanager(timeout);
            case "pagerduty" -> pagerduty(timeout);
            case "email" -> new EmailSection(settings, links).read(timeout);
            default -> {
                settings.problem("type", TYPES, "'" + type + "'");
                yield null;
            }
        };
        if (!TYPES.contains(type)) {
            return null;
        }
        boolean takesPicture = type.equals("webhook") || type.equals("email");
        boolean picture = takesPicture && settings.flag("picture");
        Updates updates =
                settings.parsed("updates", "none, severity or all", DestinationSection::updates, Updates.SEVERITY);
        Retry retry = retry();
        settings.end();
        return destination == null ? null : new DestinationPlan(name, destination, updates, picture, retry);
    }

    private static Updates updates(String word) {
        if (!word.equals(word.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(word);
        }
        return Updates.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Retry retry() {
        Settings retry = settings.part("retry", "{first: 1s, longest: 1m, give-up-after: 1h}");
        if (retry == null) {
            return Retry.USUAL;
        }
        Duration least = Duration.ofMillis(10);
        Duration first = retry.duration("first", least, Duration.ofMinutes(10), Retry.USUAL.first());
        Duration longest = retry.duration("longest", least, Duration.ofHours(1), Retry.USUAL.longest());
        Duration giveUp =
                retry.duration("give-up-after", Duration.ofSeconds(1), Duration.ofDays(7), Retry.USUAL.giveUpAfter());
        retry.end();
        try {
            return new Retry(first, longest, giveUp);
        } catch (IllegalArgumentException e) {
            settings.problem("retry", e);
            return Retry.USUAL;
        }
    }

    private @Nullable Webhook webhook(Duration timeout) {
        String method = settings.parsed("method", "POST, PUT or PATCH", DestinationSection::method, "POST");
        HttpDoor door = door("url", "", method, timeout);
        String contentType = settings.parsed(
                "content-type",
                "a type such as application/json",
                text -> {
                    if (!text.matches("[\\w.+-]+/[\\w.+-]+(;.*)?")) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                },
                "application/json");
        String text = settings.text("template", "a text with {{placeholders}}");
        Template template = null;
        if (text != null) {
            try {
                template = new Template(text, contentType);
            } catch (IllegalArgumentException e) {
                settings.problem(
                        "template",
                        "placeholders that there are, and what its content type asks for",
                        String.valueOf(e.getMessage()));
            }
        } else if (!contentType.contains("json")) {
            settings.problem("content-type", "JSON unless there is a template", "'" + contentType + "'");
        }
        return door == null ? null : new Webhook(door, contentType, template, links);
    }

    private static String method(String text) {
        if (!text.matches("POST|PUT|PATCH")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private @Nullable Slack slack(Duration timeout) {
        HttpDoor door = door("url", "", "POST", timeout);
        return door == null ? null : new Slack(door, links);
    }

    private @Nullable Alertmanager alertmanager(Duration timeout) {
        HttpDoor door = door("url", "/api/v2/alerts", "POST", timeout);
        Map<String, String> labels = settings.map("labels", "labels such as {team: pumps}");
        labels.keySet().stream()
                .filter(label -> !label.matches("[a-zA-Z_][a-zA-Z0-9_]*"))
                .forEach(label ->
                        settings.problem("labels." + label, "a label of letters, digits and _", "another name"));
        Duration resend =
                settings.duration("resend", Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofMinutes(1));
        Duration keep = settings.duration("keep", Duration.ofSeconds(3), Duration.ofDays(30), Duration.ofDays(1));
        try {
            return door == null ? null : new Alertmanager(door, labels, resend, keep, links);
        } catch (IllegalArgumentException e) {
            settings.problem("resend", e);
            return null;
        }
    }

    private @Nullable PagerDuty pagerduty(Duration timeout) {
        String key = settings.required("routing-key", "the integration's key, such as ${env:PAGERDUTY_KEY}");
        Map<Severity, String> severities =
                new EnumMap<>(Map.of(Severity.LOW, "warning", Severity.MEDIUM, "error", Severity.HIGH, "critical"));
        Settings words = settings.part("severities", "{low: warning, medium: error, high: critical}");
        if (words != null) {
            for (Severity severity : Severity.values()) {
                severities.put(
                        severity,
                        words.parsed(
                                severity.name().toLowerCase(Locale.ROOT),
                                String.join(", ", PagerDuty.SEVERITIES),
                                word -> PagerDuty.SEVERITIES.get(PagerDuty.SEVERITIES.indexOf(word)),
                                severities.getOrDefault(severity, "error")));
            }
            words.end();
        }
        HttpDoor door = settings.has("endpoint")
                ? door("endpoint", "", "POST", timeout)
                : new HttpDoor(URI.create("https://events.pagerduty.com/v2/enqueue"), "POST", Map.of(), timeout);
        if (key == null || door == null) {
            return null;
        }
        settings.secrets().add(key);
        return new PagerDuty(door, key, severities, links);
    }

    private @Nullable HttpDoor door(String key, String path, String method, Duration timeout) {
        String url = settings.required(key, ADDRESS);
        Map<String, String> headers = settings.map("headers", "headers such as {Authorization: 'Bearer ${env:TOKEN}'}");
        headers.values().forEach(settings.secrets()::add);
        if (url == null) {
            return null;
        }
        try {
            URI address = URI.create(path.isEmpty() ? url : url.replaceFirst("/+$", "") + path);
            if (path.isEmpty()) {
                settings.secrets().addAddress(address);
            }
            if (address.getRawUserInfo() != null) {
                String basic =
                        Base64.getEncoder().encodeToString(address.getUserInfo().getBytes(StandardCharsets.UTF_8));
                headers.putIfAbsent("Authorization", "Basic " + basic);
                settings.secrets().add(address.getRawUserInfo());
                settings.secrets().add(basic);
            }
            return new HttpDoor(address, method, headers, timeout);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            boolean isHeader = message.startsWith("expected a header");
            settings.problem(
                    isHeader ? "headers" : key,
                    isHeader ? "headers that can be set" : ADDRESS,
                    isHeader ? message.replaceFirst(".*found ", "") : "another text");
            return null;
        }
    }
}
