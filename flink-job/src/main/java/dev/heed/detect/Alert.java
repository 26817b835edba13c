package dev.heed.detect;

import java.util.List;

/**
 * Where an event stands.
 *
 * @param id the same for all states of an event and on every replay
 * @param state opened, going on or closed
 * @param severity from the largest score against the threshold
 * @param startedMicros start of the event's first step
 * @param timeMicros start of the step that this speaks of
 * @param score largest so far
 * @param threshold in force when it opened
 * @param causes largest share first
 * @param similar past moments that the opening looks like, most similar first; empty unless it opened
 */
public record Alert(
        String id,
        State state,
        Severity severity,
        long startedMicros,
        long timeMicros,
        float score,
        float threshold,
        List<Cause> causes,
        List<SimilarMoment> similar) {
    /** The same, with the past moments that it looks like. */
    Alert beside(List<SimilarMoment> moments) {
        return new Alert(id, state, severity, startedMicros, timeMicros, score, threshold, causes, moments);
    }

    /** Where an event stands. */
    public enum State {
        OPEN,
        UPDATED,
        CLOSED
    }

    /**
     * How bad an event is: its largest score is up to twice, up to four times, or more than four times the threshold; one
     * worse once it lasts.
     */
    public enum Severity {
        LOW,
        MEDIUM,
        HIGH;

        static Severity of(double score, double threshold, boolean lasting) {
            int far = score <= 2 * threshold ? 0 : score <= 4 * threshold ? 1 : 2;
            return values()[Math.min(HIGH.ordinal(), far + (lasting ? 1 : 0))];
        }
    }
}
