package dev.heed.console.notify.message;

import dev.heed.schemas.AlertState;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a destination is to be told of an alert.
 *
 * @param kind how the alert stands for the destination: OPEN until it was told of it
 * @param alert the newest record
 * @param told the severity that the destination was told last; with OPEN the alert's own
 * @param places of the records that are done once this is delivered
 */
public record Change(Kind kind, SaliencyAlert alert, Severity told, List<Place> places) {
    /** How an alert stands for a destination. */
    public enum Kind {
        /** It has not been told of it before. */
        OPEN,
        /** It has, and is told newer figures. */
        UPDATE,
        /** It has, and is told that it is over. */
        RESOLVE
    }

    public Change {
        places = List.copyOf(places);
    }

    /** This one and a later one of the same alert, neither of which was delivered, in one. */
    public Change then(Change later) {
        Kind both = kind == Kind.OPEN || later.kind == Kind.UPDATE ? kind : later.kind;
        return new Change(
                both,
                later.alert,
                both == Kind.OPEN ? later.alert.getSeverity() : told,
                Stream.concat(places.stream(), later.places.stream()).toList());
    }

    public String id() {
        return alert.getId();
    }

    /** The severity that the destination knows once it is told. */
    public Severity shown() {
        return kind == Kind.RESOLVE ? told : alert.getSeverity();
    }

    /** Whether the alert is over. */
    public boolean isOver() {
        return alert.getState() == AlertState.CLOSED;
    }
}
