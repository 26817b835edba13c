package dev.heed.console.notify.progress;

import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Place;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.Cause;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The open alerts of a partition that a destination was told of. An alert is told at its first record that a route sends there;
 * from then on the routes are not asked again, so that whoever was told hears of its end. What is in it depends on the
 * records alone. Used by one thread.
 */
final class Ledger {
    /** An alert that no record has spoken of for so long has lost its job, and is forgotten. */
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);

    private final Predicate<SaliencyAlert> reached;
    private final Updates updates;
    /** In the order of their newest records. */
    private final Map<String, Told> open = new LinkedHashMap<>();

    /**
     * An open alert.
     *
     * @param since offset of the record at which it was told
     * @param severity that was told last
     * @param alert the newest record
     * @param written when that was
     */
    private record Told(long since, Severity severity, SaliencyAlert alert, Instant written) {}

    /** @param reached whether the routes send an alert to the destination */
    Ledger(Predicate<SaliencyAlert> reached, Updates updates) {
        this.reached = reached;
        this.updates = updates;
    }

    /** What a record makes the destination be told; empty where it makes no news. */
    Optional<Change> take(SaliencyAlert alert, Place place) {
        Instant written = place.written();
        forgetBefore(written.minus(FORGOTTEN_AFTER));
        Told told = open.remove(alert.getId());
        boolean isOver = alert.getState() == AlertState.CLOSED;
        if (told == null) {
            if (isOver || !reached.test(alert)) {
                return Optional.empty();
            }
            open.put(alert.getId(), new Told(place.offset(), alert.getSeverity(), alert, written));
            return change(Change.Kind.OPEN, alert, alert.getSeverity(), place);
        }
        if (isOver) {
            return change(Change.Kind.RESOLVE, alert, told.severity(), place);
        }
        boolean tells = alert.getState() == AlertState.UPDATED
                && (updates.tells(told.severity(), alert.getSeverity())
                        || updates != Updates.NONE && !later(told.alert()).containsAll(later(alert)));
        Severity severity = tells ? alert.getSeverity() : told.severity();
        open.put(alert.getId(), new Told(told.since(), severity, alert, written));
        return tells ? change(Change.Kind.UPDATE, alert, told.severity(), place) : Optional.empty();
    }

    /** The channels that broke while the alert was open. */
    private static Set<String> later(SaliencyAlert alert) {
        return alert.getCauses().stream()
                .filter(Cause::getLater)
                .map(Cause::getChannel)
                .collect(Collectors.toSet());
    }

    private void forgetBefore(Instant time) {
        Iterator<Told> oldest = open.values().iterator();
        while (oldest.hasNext() && oldest.next().written().isBefore(time)) {
            oldest.remove();
        }
    }

    private static Optional<Change> change(Change.Kind kind, SaliencyAlert alert, Severity told, Place place) {
        return Optional.of(new Change(kind, alert, told, List.of(place)));
    }

    /** Takes an alert out that the destination was not told of after all. */
    void forget(String id) {
        open.remove(id);
    }

    /** The offset from which on these alerts can be found again. */
    OptionalLong since() {
        return open.values().stream().mapToLong(Told::since).min();
    }

    /** All of them as the destination knows them. */
    List<Change> open() {
        return open.values().stream()
                .map(told -> new Change(Change.Kind.RESOLVE, told.alert(), told.severity(), List.of()))
                .toList();
    }
}
