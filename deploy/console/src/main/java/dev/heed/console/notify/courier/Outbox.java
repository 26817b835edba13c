package dev.heed.console.notify.courier;

import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.Place;
import dev.heed.console.notify.route.Groups;
import dev.heed.console.notify.route.QuietHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one destination is still to be told: at once, together with others of its group, or after quiet hours. What is in it is
 * nowhere else but in the topic. Used by one thread.
 */
final class Outbox {
    private final Groups groups;
    private final QuietHours quiet;
    private final boolean tracksAlerts;
    private final List<Parcel> parcels = new ArrayList<>();

    /** @param tracksAlerts whether the destination groups by itself, and is told in quiet hours that an alert is over */
    Outbox(Groups groups, QuietHours quiet, boolean tracksAlerts) {
        this.groups = groups;
        this.quiet = quiet;
        this.tracksAlerts = tracksAlerts;
    }

    /** A notification with the time from which on it can be delivered. */
    record Due(Notification notification, Instant since) {}

    void add(Change change, Instant now) {
        Optional<Parcel> held = holding(change.id(), Notification.Event.SUMMARY);
        boolean ends = tracksAlerts && change.kind() == Change.Kind.RESOLVE;
        Optional<Instant> until = ends && held.isEmpty()
                ? Optional.empty()
                : quiet.heldUntil(change.alert().getSeverity(), now);
        if (until.isPresent()) {
            held.orElseGet(() -> parcel(Notification.Event.SUMMARY, until.get()))
                    .put(change);
        } else if (held.isPresent()) {
            Change both = held.get().takeOut(change.id()).orElseThrow().then(change);
            send(both, now);
        } else {
            send(change, now);
        }
        parcels.removeIf(Parcel::isEmpty);
    }

    private void send(Change change, Instant now) {
        Optional<Parcel> opening = holding(change.id(), Notification.Event.OPEN);
        if (opening.isPresent() && change.kind() == Change.Kind.UPDATE) {
            opening.get().put(change);
            return;
        }
        Notification.Event event = Notification.Event.valueOf(change.kind().name());
        Optional<String> group =
                tracksAlerts ? Optional.empty() : groups.of(change.alert().getEntity());
        if (group.isEmpty()) {
            Parcel alone = new Parcel(event, null, now);
            alone.put(change);
            parcels.add(alone);
            return;
        }
        parcels.stream()
                .filter(parcel -> parcel.isOf(event, group.get()) && parcel.isNear(change, groups.within()))
                .findFirst()
                .orElseGet(() -> {
                    Parcel made = new Parcel(event, group.get(), now.plus(groups.within()));
                    parcels.add(made);
                    return made;
                })
                .put(change);
    }

    private Optional<Parcel> holding(String id, Notification.Event event) {
        return parcels.stream()
                .filter(parcel -> parcel.event() == event && parcel.holds(id))
                .findFirst();
    }

    private Parcel parcel(Notification.Event event, Instant due) {
        return parcels.stream()
                .filter(parcel -> parcel.event() == event && parcel.due().equals(due))
                .findFirst()
                .orElseGet(() -> {
                    Parcel made = new Parcel(event, null, due);
                    parcels.add(made);
                    return made;
                });
    }

    /** Takes the notification out that is due longest. */
    Optional<Due> next(Instant now) {
        Optional<Parcel> next =
                parcels.stream().filter(parcel -> !parcel.due().isAfter(now)).min(Comparator.comparing(Parcel::due));
        next.ifPresent(parcels::remove);
        return next.map(parcel -> new Due(parcel.seal(), parcel.due()));
    }

    /** When the next one is due. */
    Optional<Instant> nextDue() {
        return parcels.stream().map(Parcel::due).min(Comparator.naturalOrder());
    }

    /** Alerts that are not held back, of which a flood may come. */
    int waiting() {
        return parcels.stream()
                .filter(parcel -> parcel.event() != Notification.Event.SUMMARY)
                .mapToInt(Parcel::size)
                .sum();
    }

    /** Takes out what others deliver now. */
    void drop(Predicate<Place> gone) {
        parcels.forEach(
                parcel -> parcel.removeIf(change -> change.places().stream().anyMatch(gone)));
        parcels.removeIf(Parcel::isEmpty);
    }
}
