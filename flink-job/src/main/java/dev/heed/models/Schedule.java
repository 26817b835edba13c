package dev.heed.models;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which models serve whom, and from when on: all changes that hold, in the order of the event time from which they do. Two jobs
 * that know the same changes serve the same entities with the same models at the same times, whenever they learned of them.
 * Immutable but for what is worked out on the way; owned by one thread.
 */
public final class Schedule implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final Comparator<ModelChange> IN_ORDER = Comparator.comparingLong(ModelChange::fromMicros)
            .thenComparingLong(ModelChange::issuedMicros)
            .thenComparing(change -> change.model().label())
            .thenComparing(ModelChange::mode);

    private final ArrayList<ModelChange> changes;
    private final HashMap<String, ServedModel> models;
    private transient @Nullable List<Epoch> epochs;

    private Schedule(Collection<ModelChange> changes, Map<String, ServedModel> models) {
        this.changes = new ArrayList<>(changes);
        this.changes.sort(IN_ORDER);
        this.models = new HashMap<>(models);
    }

    /**
     * What a job starts with.
     *
     * @param models that serve from the start, one for each name
     * @param entities by name: patterns of the entities that it serves
     */
    public static Schedule of(Collection<ServedModel> models, Map<String, List<String>> entities) {
        List<ModelChange> start = new ArrayList<>();
        models.forEach(model -> start.add(ModelChange.start(model.tag())));
        entities.forEach((name, patterns) -> start.add(ModelChange.start(name, patterns)));
        return new Schedule(
                start,
                models.stream().collect(Collectors.toMap(model -> model.tag().digest(), model -> model)));
    }

    /** What holds without any update. */
    public Schedule withoutUpdates() {
        return new Schedule(changes.stream().filter(ModelChange::isFromTheStart).toList(), models);
    }

    /**
     * When a change holds that is decided on now: as it asks for, or where that time has passed already, from the first time on
     * that has not, and after those of its name that came before it: else the order of their writers' clocks would decide.
     *
     * @param reachedMillis the watermark of the readings
     */
    public long firstTimeOf(ModelChange change, long reachedMillis) {
        long first = firstMicrosAfter(reachedMillis);
        if (change.effectiveMicros() >= first) {
            return change.effectiveMicros();
        }
        return changes.stream()
                .filter(known -> known.model().name().equals(change.model().name())
                        && known.mode() != ModelChange.Mode.PUBLISH
                        && known.isLate()
                        && known.fromMicros() >= first)
                .mapToLong(known -> known.fromMicros() + 1)
                .max()
                .orElse(first);
    }

    /** The first µs that a watermark, in ms, has not reached. */
    public static long firstMicrosAfter(long watermark) {
        long most = Long.MAX_VALUE / 1000 - 1;
        return (Math.max(-most, Math.min(most, watermark)) + 1) * 1000;
    }

    /** The same with one more change; the very same where it is known. */
    public Schedule with(ModelChange change, @Nullable ServedModel brought) {
        if (knows(change)) {
            return this;
        }
        List<ModelChange> more = new ArrayList<>(changes);
        more.add(change);
        Map<String, ServedModel> known = new HashMap<>(models);
        if (brought != null) {
            known.putIfAbsent(brought.tag().digest(), brought);
        }
        return new Schedule(more, known);
    }

    /** Whether a change is among those that hold, from whatever time on. */
    public boolean knows(ModelChange change) {
        return known(change) != null;
    }

    /** A change as it holds, from whatever time on; null where it does not. */
    public @Nullable ModelChange known(ModelChange change) {
        return changes.stream()
                .filter(known -> known.asksFor(change))
                .findFirst()
                .orElse(null);
    }

    /** All changes that hold, in the order of time. */
    public List<ModelChange> changes() {
        return List.copyOf(changes);
    }

    /** Those of them that came by updates: without what the job was started with. */
    public List<ModelChange> updates() {
        return changes.stream().filter(change -> !change.isFromTheStart()).toList();
    }

    /** The version of a digest; null where no change brought it. */
    public @Nullable ServedModel model(String digest) {
        return models.get(digest);
    }

    /** All versions that any change brought. */
    public Collection<ServedModel> models() {
        return models.values();
    }

    /** What holds at a time, µs since the epoch. */
    public Epoch at(long micros) {
        List<Epoch> all = epochs();
        int last = all.size() - 1;
        while (last > 0 && all.get(last).fromMicros() > micros) {
            last--;
        }
        return all.get(last);
    }

    /** Digests of the versions that do anything from a time on, or would after a rollback. */
    public Set<String> neededFrom(long micros) {
        Epoch first = at(micros);
        return epochs().stream()
                .filter(epoch -> epoch.fromMicros() >= first.fromMicros())
                .flatMap(epoch -> epoch.names().values().stream())
                .flatMap(NameState::all)
                .map(model -> model.tag().digest())
                .collect(Collectors.toSet());
    }

    /** Whether the past of every entity stays in the series that it was in before a change. */
    public boolean keepsSeries(Schedule before, ModelChange change) {
        if (change.mode() == ModelChange.Mode.PUBLISH || change.mode() == ModelChange.Mode.SHADOW) {
            return true;
        }
        String name = change.model().name();
        NameState old = before.at(change.fromMicros()).state(name);
        NameState now = at(change.fromMicros()).state(name);
        Set<String> series = Stream.of(old.active(), old.canary(), now.active(), now.canary())
                .filter(model -> model != null)
                .map(ServedModel::series)
                .collect(Collectors.toSet());
        return series.size() == 1
                && old.active() != null
                && now.active() != null
                && old.entities().equals(now.entities());
    }

    private List<Epoch> epochs() {
        List<Epoch> all = epochs;
        if (all == null) {
            all = new ArrayList<>();
            TreeMap<String, NameState> names = new TreeMap<>();
            all.add(new Epoch(Long.MIN_VALUE, names));
            for (int i = 0; i < changes.size(); i++) {
                apply(names, changes.get(i));
                long from = changes.get(i).fromMicros();
                if (i + 1 == changes.size() || changes.get(i + 1).fromMicros() != from) {
                    all.add(new Epoch(from, names));
                }
            }
            epochs = all;
        }
        return all;
    }

    private void apply(Map<String, NameState> names, ModelChange change) {
        ModelTag model = change.model();
        NameState before = names.getOrDefault(model.name(), NameState.NONE);
        ServedModel version = models.get(model.digest());
        NameState after = switch (change.mode()) {
            case ACTIVATE -> version == null ? before : before.activate(version);
            case SHADOW -> version == null ? before : before.shadow(version);
            case CANARY -> version == null ? before : before.canary(version, change.share());
            case ROLLBACK -> before.rollback();
            case RETIRE -> before.retire(model.version());
            case ASSIGN -> before.assign(change.entities());
            case PUBLISH -> before;
        };
        names.put(model.name(), after);
    }

    /** Why a change does not fit into what holds when it is to be effective; null where it does. */
    public @Nullable Refused problem(ModelChange change, @Nullable ServedModel brought, Duration maxAhead) {
        return new ChangeCheck(this, maxAhead).problem(change, brought);
    }
}
