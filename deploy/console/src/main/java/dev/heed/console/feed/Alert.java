package dev.heed.console.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of the topic of alerts; all times in ms since the epoch.
 *
 * @param id the same for all states of an event
 * @param entity whose it is
 * @param state OPEN, UPDATED or CLOSED
 * @param severity LOW, MEDIUM or HIGH
 * @param started start of the event's first step
 * @param time start of the step that the record speaks of
 * @param score the event's largest so far
 * @param threshold in force when it opened
 * @param text the alert in a sentence
 * @param ending why it ended; null unless it is closed
 * @param suppressed events held back by feedback before it
 * @param model whose expectation was missed
 * @param causes the channels to blame, largest share first
 * @param similar moments of the past that its opening looks like
 */
public record Alert(
        String id,
        String entity,
        String state,
        String severity,
        long started,
        long time,
        float score,
        float threshold,
        String text,
        @Nullable String ending,
        int suppressed,
        ModelName model,
        List<Cause> causes,
        List<Similar> similar) {

    /** A channel that is to blame, as the schema {@code Cause} says. */
    public record Cause(
            String channel,
            float share,
            long from,
            long to,
            @Nullable Float value,
            @Nullable Float expected,
            @Nullable Float deviation,
            @Nullable String unit,
            String kind,
            boolean later) {}

    /** A moment of the past, as the schema {@code SimilarMoment} says. */
    public record Similar(long time, float weight, boolean alerted) {}

    /** Whether the event is not over. */
    public boolean isOpen() {
        return !state.equals("CLOSED");
    }
}
