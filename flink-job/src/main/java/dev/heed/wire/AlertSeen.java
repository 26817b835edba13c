package dev.heed.emit;

import java.util.List;

/**
 * An alert as its topic tells it.
 *
 * @param id the same for all states of an event
 * @param entity whose
 * @param state OPEN, UPDATED or CLOSED
 * @param severity LOW, MEDIUM or HIGH
 * @param startedMicros begin of the event, µs since the epoch
 * @param timeMicros what this record speaks of, µs since the epoch
 * @param score largest so far
 * @param causes largest share first
 * @param similar past moments that the opening looks like, most similar first; empty unless it opened
 */
public record AlertSeen(
        String id,
        String entity,
        String state,
        String severity,
        long startedMicros,
        long timeMicros,
        float score,
        List<CauseSeen> causes,
        List<MomentSeen> similar) {
    public AlertSeen {
        causes = List.copyOf(causes);
        similar = List.copyOf(similar);
    }

    /** Whether this is the first that is told of the event. */
    public boolean isOpening() {
        return state.equals("OPEN");
    }

    /**
     * A channel to blame.
     *
     * @param channel its name
     * @param share of the whole blame, in [0, 1]
     */
    public record CauseSeen(String channel, float share) {}

    /**
     * A past moment.
     *
     * @param timeMicros start of its step, µs since the epoch
     * @param weight among all remembered moments, in [0, 1]
     * @param alerted whether an alert opened there
     */
    public record MomentSeen(long timeMicros, float weight, boolean alerted) {}
}
