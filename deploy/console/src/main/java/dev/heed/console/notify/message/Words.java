package dev.heed.console.notify.message;

import dev.heed.schemas.SaliencyAlert;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Notifications in words for people. */
public final class Words {
    private static final int NAMED = 5;
    /** What begins a line, or what a terminal would obey. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    private Words() {}

    /** All in one line. */
    public static String headline(Notification notification) {
        List<Change> changes = notification.changes();
        if (changes.size() == 1 && notification.event() != Notification.Event.SUMMARY) {
            return line(changes.get(0));
        }
        String what = "%d alert%s".formatted(changes.size(), changes.size() == 1 ? "" : "s");
        String how = switch (notification.event()) {
            case OPEN -> what + " opened";
            case UPDATE -> what + " changed";
            case RESOLVE -> what + (changes.size() == 1 ? " is" : " are") + " over";
            case SUMMARY -> what + " in quiet hours";
            case REMINDER -> what + " open";
        };
        String whose = notification.group() == null ? "" : " in " + notification.group();
        return "%s: %s%s: %s".formatted(notification.severity(), how, whose, entities(notification));
    }

    /** One alert in one line, whatever its text and its entity's name hold. */
    public static String line(Change change) {
        SaliencyAlert alert = change.alert();
        String words = alert.getText().isEmpty() ? alert.getEntity() + " behaves strangely" : alert.getText();
        String text = BREAKS.matcher(words).replaceAll(" ");
        if (change.isOver()) {
            Duration lasted = Duration.between(alert.getStarted(), alert.getTime());
            return "Over%s, after %s: %s"
                    .formatted(ending(alert), duration(lasted), text.replaceFirst("; over\\.$", "."));
        }
        String how = change.kind() == Change.Kind.OPEN ? "" : change.told() == alert.getSeverity() ? "Still " : "Now ";
        return how + alert.getSeverity() + ": " + text;
    }

    private static String ending(SaliencyAlert alert) {
        return alert.getEnding() == null
                ? ""
                : " (" + alert.getEnding().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    /** A duration to a precision that people want. */
    public static String duration(Duration duration) {
        if (duration.toMinutes() < 2) {
            return duration.toSeconds() + " s";
        }
        return duration.toHours() < 2
                ? duration.toMinutes() + " min"
                : "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
    }

    private static String entities(Notification notification) {
        List<String> names = notification.alerts().stream()
                .map(SaliencyAlert::getEntity)
                .distinct()
                .toList();
        String named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? named + " and %d more".formatted(names.size() - NAMED) : named;
    }
}
