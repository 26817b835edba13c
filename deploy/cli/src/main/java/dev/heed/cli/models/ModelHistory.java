package dev.heed.cli.models;

import dev.heed.schemas.ModelChange;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All changes of one model's name, oldest first. For one thread. */
final class ModelHistory {
    private static final int MOST_BEFORE = 100;

    private final String name;
    private final List<KnownChange> changes = new ArrayList<>();

    ModelHistory(String name) {
        this.name = name;
    }

    /** Takes in a record of the topic of updates: itself, and what it tells of earlier ones that are no longer there. */
    void add(ModelUpdate update, int partition, long offset) {
        for (ModelChange earlier : update.getBefore()) {
            if (changes.stream().noneMatch(known -> known.change().equals(earlier))) {
                changes.add(new KnownChange(earlier, -1, -1));
            }
        }
        changes.add(new KnownChange(KnownChange.of(update), partition, offset));
    }

    /** Takes in what a job said of one of the changes. */
    void add(ModelStatus status) {
        changes.stream().filter(change -> change.isMeant(status)).forEach(change -> change.add(status));
    }

    String name() {
        return name;
    }

    List<KnownChange> changes() {
        return changes;
    }

    /** What the next update repeats: all but those that were refused, the newest hundred. */
    List<ModelChange> before() {
        List<ModelChange> held = changes.stream()
                .filter(change -> !change.isRefused())
                .map(KnownChange::change)
                .toList();
        return held.subList(Math.max(0, held.size() - MOST_BEFORE), held.size());
    }

    /** When the next update is issued: after all before it, whatever the clocks of their writers said. */
    Instant nextIssue(Instant now) {
        Instant micros = now.truncatedTo(ChronoUnit.MICROS);
        return changes.stream()
                .map(change -> change.change().getIssued().plus(1, ChronoUnit.MICROS))
                .filter(after -> after.isAfter(micros))
                .max(Instant::compareTo)
                .orElse(micros);
    }

    /** The versions that were named with their place and not refused, newest last; of several places of one the newest. */
    List<NamedVersion> versions() {
        List<NamedVersion> versions = new ArrayList<>();
        for (KnownChange known : changes) {
            ModelChange change = known.change();
            if (!change.getDigest().isEmpty() && !known.isRefused()) {
                versions.removeIf(version -> version.version().equals(change.getVersion()));
                versions.add(new NamedVersion(name, change.getVersion(), change.getUri(), change.getDigest()));
            }
        }
        return versions;
    }

    /** The version that serves; empty where none does by what is known. */
    Optional<NamedVersion> active() {
        return NameState.of(this).versions().stream()
                .filter(state -> state.now().equals("active"))
                .findFirst()
                .flatMap(state -> version(state.version()));
    }

    /** A version; unless one is given the one that was named last. */
    Optional<NamedVersion> version(@Nullable String version) {
        return versions().stream()
                .filter(one -> version == null || one.version().equals(version))
                .reduce((first, second) -> second);
    }
}
