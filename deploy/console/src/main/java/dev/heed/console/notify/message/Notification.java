package dev.heed.console.notify.message;

import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is told at once.
 *
 * @param event what it is about
 * @param group name of the group whose entities it tells of; null: of none
 * @param changes of different alerts, at least one
 * @param picture of {@link #first()}; null where none was asked for
 */
public record Notification(
        Event event,
        @Nullable String group,
        List<Change> changes,
        @Nullable Picture picture) {
    /** What a notification is about. */
    public enum Event {
        OPEN,
        UPDATE,
        RESOLVE,
        /** What was held back in quiet hours. */
        SUMMARY,
        /** What is still open, for a destination that forgets. */
        REMINDER;

        /** Its name on the wire. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Event of(Change.Kind kind) {
            return valueOf(kind.name());
        }
    }

    public Notification {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("changes: expected at least one, found none");
        }
    }

    /** Of one kind. */
    public static Notification of(Change.Kind kind, @Nullable String group, List<Change> changes) {
        return new Notification(Event.of(kind), group, changes, null);
    }

    public Notification with(Picture drawn) {
        return new Notification(event, group, changes, drawn);
    }

    /** The alert's id; of several alerts one that is made of theirs. The same on every replay. */
    public String id() {
        if (changes.size() == 1) {
            return changes.get(0).id();
        }
        String ids = changes.stream().map(Change::id).sorted().collect(Collectors.joining(" "));
        return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What tells it apart from others of the same alerts; the same on every replay. */
    public String key() {
        return id() + "." + event.label() + "." + severity().name().toLowerCase(Locale.ROOT);
    }

    /** The worst of all. */
    public Severity severity() {
        return changes.stream()
                .map(Change::shown)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The worst alert, the earliest of several. */
    public SaliencyAlert first() {
        return changes.stream()
                .max(Comparator.comparing(Change::shown)
                        .thenComparing(change -> change.alert().getStarted(), Comparator.reverseOrder()))
                .orElseThrow()
                .alert();
    }

    /** What all changes are of. */
    public List<SaliencyAlert> alerts() {
        return changes.stream().map(Change::alert).toList();
    }

    /** The picture if there is one. */
    public Optional<Picture> drawn() {
        return Optional.ofNullable(picture).filter(Picture::isThere);
    }
}
