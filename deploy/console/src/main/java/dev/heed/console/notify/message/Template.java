package dev.heed.console.notify.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.schemas.Cause;
import dev.heed.schemas.SaliencyAlert;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A body with placeholders such as <code>{{text}}</code>, each written as its content type asks for. */
public final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** What may stand in JSON without quotes. */
    private static final Set<String> NUMBERS = Set.of("count", "score", "threshold");

    private static final Map<String, Function<Notification, String>> VALUES = values();

    private final String text;
    private final UnaryOperator<String> escape;

    /**
     * A template.
     *
     * @param contentType JSON and forms have their own ways to write a text; others get it as it is
     * @throws IllegalArgumentException that says what is wrong with it: a placeholder that there is none of, or no JSON
     */
    public Template(String text, String contentType) {
        this.text = text;
        String type =
                contentType.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
        boolean isJson = type.endsWith("/json") || type.endsWith("+json");
        this.escape = isJson
                ? value -> new String(JsonStringEncoder.getInstance().quoteAsString(value))
                : type.equals("application/x-www-form-urlencoded")
                        ? value -> URLEncoder.encode(value, StandardCharsets.UTF_8)
                        : UnaryOperator.identity();
        PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).forEach(Template::require);
        if (isJson) {
            requireJson(
                    PLACEHOLDER.matcher(text).replaceAll(found -> NUMBERS.contains(found.group(1)) ? "1" : "a text"));
        }
    }

    private static void require(String name) {
        if (!name.equals("link") && !VALUES.containsKey(name)) {
            throw new IllegalArgumentException(
                    "{{" + name + "}} (there are link, " + String.join(", ", VALUES.keySet()) + ")");
        }
    }

    private static void requireJson(String filled) {
        try {
            STRICT.readTree(filled);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON in its line " + e.getLocation().getLineNr(), e);
        }
    }

    /** The body for a notification. */
    public String fill(Notification notification, Links links) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            Function<Notification, String> value = VALUES.get(found.group(1));
            return Matcher.quoteReplacement(escape.apply(
                    value == null ? links.of(notification.first()).orElse("") : value.apply(notification)));
        });
    }

    private static Map<String, Function<Notification, String>> values() {
        Map<String, Function<Notification, String>> values = new LinkedHashMap<>();
        values.put("text", Words::headline);
        values.put("lines", of -> of.changes().stream().map(Words::line).collect(Collectors.joining("\n")));
        values.put("entity", joined(SaliencyAlert::getEntity));
        values.put("severity", of -> of.severity().name());
        values.put("id", Notification::id);
        values.put("key", Notification::key);
        values.put("event", of -> of.event().label());
        values.put("state", of -> of.first().getState().name());
        values.put("group", of -> of.group() == null ? "" : of.group());
        values.put("count", of -> Integer.toString(of.changes().size()));
        values.put("started", of -> of.first().getStarted().toString());
        values.put("time", of -> of.first().getTime().toString());
        values.put("score", of -> Float.toString(of.first().getScore()));
        values.put("threshold", of -> Float.toString(of.first().getThreshold()));
        values.put(
                "channel",
                of -> of.first().getCauses().stream()
                        .findFirst()
                        .map(Cause::getChannel)
                        .orElse(""));
        values.put("model", of -> of.first().getModel().getName());
        return values;
    }

    private static Function<Notification, String> joined(Function<SaliencyAlert, String> part) {
        return of -> of.alerts().stream().map(part).distinct().collect(Collectors.joining(", "));
    }
}
