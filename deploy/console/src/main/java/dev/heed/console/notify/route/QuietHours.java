package dev.heed.console.notify.route;

import dev.heed.schemas.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All quiet hours of a destination. */
public record QuietHours(List<QuietSpan> spans) {
    private static final Duration WEEK = Duration.ofDays(8);

    public static final QuietHours NONE = new QuietHours(List.of());

    public QuietHours {
        spans = List.copyOf(spans);
    }

    /** Those that hold for a destination. */
    public QuietHours of(String destination) {
        return new QuietHours(
                spans.stream().filter(span -> span.holdsFor(destination)).toList());
    }

    /** Until when an alert of a severity is held back; empty where it is told at once. Spans that touch are one. */
    public Optional<Instant> heldUntil(Severity severity, Instant now) {
        Instant at = now;
        Optional<Instant> end = end(severity, at);
        while (end.isPresent() && at.isBefore(now.plus(WEEK))) {
            at = end.get();
            end = end(severity, at);
        }
        return at.equals(now) ? Optional.empty() : Optional.of(at);
    }

    /** Whether nothing of a severity is ever told. */
    public boolean neverEnd(Severity severity, Instant now) {
        return heldUntil(severity, now).filter(now.plus(WEEK)::isBefore).isPresent();
    }

    private Optional<Instant> end(Severity severity, Instant now) {
        return spans.stream()
                .filter(span -> !span.lets(severity))
                .flatMap(span -> span.end(now).stream())
                .max(Instant::compareTo);
    }
}
