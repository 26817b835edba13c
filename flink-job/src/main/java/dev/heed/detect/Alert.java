package dev.heed.detect;

import dev.heed.model.serving.ModelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an event when it opens, goes on or closes.
 *
 * @param event that it is of
 * @param state opened, going on or closed
 * @param severity from the largest score against the threshold
 * @param timeMicros start of the step that it is about, µs since the epoch
 * @param score largest so far
 * @param causes largest share first
 * @param similar past moments that the opening looks like, most similar first; empty unless it opened
 * @param former the model that it is of, where another one serves its entity by now; else null
 */
public record Alert(
        Event event,
        State state,
        Severity severity,
        long timeMicros,
        float score,
        List<Cause> causes,
        List<SimilarMoment> similar,
        @Nullable ModelId former) {
    /** One of the model that serves the entity. */
    public Alert(
            Event event,
            State state,
            Severity severity,
            long timeMicros,
            float score,
            List<Cause> causes,
            List<SimilarMoment> similar) {
        this(event, state, severity, timeMicros, score, causes, similar, null);
    }

    /** The same as one of the model that served the entity before. */
    Alert of(ModelId model) {
        return new Alert(event, state, severity, timeMicros, score, causes, similar, model);
    }

    /**
     * What all alerts of an event have in common.
     *
     * @param id the same on every replay
     * @param startedMicros start of the event's first step, µs since the epoch
     * @param threshold in force when it opened
     * @param ending why it ended; null while it lasts
     * @param suppressed events of the entity that people's verdicts held back since the alert before it
     */
    public record Event(
            String id,
            long startedMicros,
            float threshold,
            @Nullable Ending ending,
            int suppressed) {}

    /** Why an event ended. */
    public enum Ending {
        /** What it showed was usual again. */
        USUAL_AGAIN,
        /** It lasted so long that what it showed is usual now. */
        ACCEPTED,
        /** Its entity was silent for so long that it begins anew. */
        SILENT,
        /** Another model serves its entity from the next step on. */
        MODEL_CHANGED
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
