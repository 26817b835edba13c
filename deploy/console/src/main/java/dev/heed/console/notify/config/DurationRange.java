package dev.heed.console.notify.config;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations that a setting takes, both ends among them. */
record DurationRange(Duration least, Duration most) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    /** @throws IllegalArgumentException when a text is none of them */
    Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        long count = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    @Override
    public String toString() {
        return "a duration such as 500ms, 30s, 5m, 1h or 1d from " + words(least) + " to " + words(most);
    }

    private static String words(Duration duration) {
        return duration.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT);
    }
}
