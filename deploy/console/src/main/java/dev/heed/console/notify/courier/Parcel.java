package dev.heed.console.notify.courier;

import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is going to be one notification: one change of each of its alerts. Mutable; used by one thread. */
final class Parcel {
    private final Notification.Event event;
    private final @Nullable String group;
    private final Instant due;
    private final Map<String, Change> changes = new LinkedHashMap<>();

    /** @param due when it is to be delivered */
    Parcel(Notification.Event event, @Nullable String group, Instant due) {
        this.event = event;
        this.group = group;
        this.due = due;
    }

    Notification.Event event() {
        return event;
    }

    Instant due() {
        return due;
    }

    boolean isOf(Notification.Event asked, @Nullable String name) {
        return event == asked && String.valueOf(name).equals(String.valueOf(group));
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    int size() {
        return changes.size();
    }

    boolean holds(String id) {
        return changes.containsKey(id);
    }

    /** Whether a change lies near enough to those that are in it, by the alerts' own times. */
    boolean isNear(Change change, Duration within) {
        return changes.values().stream()
                .allMatch(other ->
                        Duration.between(other.alert().getTime(), change.alert().getTime())
                                        .abs()
                                        .compareTo(within)
                                <= 0);
    }

    /** Puts a change in; of an alert that is there the two become one. */
    void put(Change change) {
        changes.merge(change.id(), change, Change::then);
    }

    Optional<Change> takeOut(String id) {
        return Optional.ofNullable(changes.remove(id));
    }

    void removeIf(Predicate<Change> gone) {
        changes.values().removeIf(gone);
    }

    Notification seal() {
        List<Change> all = new ArrayList<>(changes.values());
        return new Notification(event, group, all, null);
    }
}
