package dev.heed.models;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How far an update came.
 *
 * @param request the update
 * @param model that it means: with a rollback the version that is active again
 * @param state that was reached
 * @param subtasks that have reached it
 * @param of so many
 * @param sinceMicros event time from which on it holds; null before it does
 * @param reason for machines, why it was refused; else empty
 * @param text for people; empty where there is nothing to say
 */
public record UpdateStatus(
        UpdateRequest request,
        ModelTag model,
        State state,
        int subtasks,
        int of,
        @Nullable Long sinceMicros,
        String reason,
        String text)
        implements Serializable {
    /** How far. */
    public enum State {
        /** Read by the job. */
        SEEN,
        /** The model is ready on all subtasks. */
        LOADED,
        /** The update holds. */
        ACTIVE,
        /** It does not, and what ran before goes on. */
        REFUSED
    }

    public static UpdateStatus seen(UpdateRequest request) {
        return new UpdateStatus(request, request.change().model(), State.SEEN, 1, 1, null, "", "");
    }

    public static UpdateStatus loaded(UpdateRequest request, int of, String text) {
        return new UpdateStatus(request, request.change().model(), State.LOADED, of, of, null, "", text);
    }

    public static UpdateStatus refused(UpdateRequest request, Refused why) {
        return new UpdateStatus(request, request.change().model(), State.REFUSED, 0, 0, null, why.reason(), why.text());
    }
}
