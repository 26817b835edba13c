package dev.heed.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which models serve whom between two changes. What was worked out for an entity is remembered. Owned by one thread.
 *
 * <p>An entity belongs to the one name whose patterns match it; where none does, to the one without patterns whose channels are
 * those that the entity sends, or else to the one that has some of them.
 */
public final class Epoch {
    /** Entities, and lists of channels, that are remembered; whoever sends new ones all the time must not fill the memory. */
    private static final int MOST_KNOWN = 100_000;

    private final long fromMicros;
    private final TreeMap<String, NameState> names;
    private final Map<String, List<Glob>> globs = new TreeMap<>();
    private final Map<String, Set<String>> channels = new HashMap<>();
    private final Map<String, List<String>> byEntity = new HashMap<>();
    private final Map<List<String>, Route> byChannels = new HashMap<>();
    private final Map<String, Serving> servings = new HashMap<>();

    Epoch(long fromMicros, Map<String, NameState> names) {
        this.fromMicros = fromMicros;
        this.names = new TreeMap<>(names);
        names.forEach((name, state) -> {
            globs.put(name, state.entities().stream().map(Glob::new).toList());
            ServedModel any = state.active() != null ? state.active() : state.canary();
            if (any != null) {
                channels.put(name, new HashSet<>(any.card().channels()));
            }
        });
    }

    /**
     * Where a reading goes.
     *
     * @param name of the model that serves it; null where there is none, or more than one
     * @param problem what was expected and found where there is no name
     */
    public record Route(@Nullable String name, String problem) {}

    /**
     * What serves an entity.
     *
     * @param active the version whose outputs reach the main topics
     * @param shadows versions that run beside it
     * @param tags which versions the shadows are
     * @param reach the longest receptive field of them all, steps
     */
    public record Serving(ServedModel active, List<ServedModel> shadows, List<ModelTag> tags, int reach) {
        /** A version alone. */
        public static Serving of(ServedModel active) {
            return new Serving(active, List.of(), List.of(), active.card().receptiveField());
        }
    }

    long fromMicros() {
        return fromMicros;
    }

    NameState state(String name) {
        return names.getOrDefault(name, NameState.NONE);
    }

    /** The active version of a name; null where it has none. */
    public @Nullable ServedModel active(String name) {
        return state(name).active();
    }

    boolean knows(String name) {
        return names.containsKey(name);
    }

    Map<String, NameState> names() {
        return names;
    }

    /**
     * Where a reading goes.
     *
     * @param carried names of its channels; empty: those of its model, in their order
     */
    public Route route(String entity, List<String> carried) {
        List<String> assigned = assignedTo(entity);
        if (assigned.size() == 1 && channels.containsKey(assigned.get(0))) {
            return new Route(assigned.get(0), "");
        }
        if (!assigned.isEmpty()) {
            return none(
                    "one active model for the entity '" + entity + "'",
                    "that the patterns of " + assigned + " match it"
                            + (assigned.size() == 1 ? ", of which no version is active" : ""));
        }
        Route route = byChannels.get(carried);
        if (route == null) {
            route = byChannels(carried);
            remember(byChannels, carried, route);
        }
        return route;
    }

    private List<String> assignedTo(String entity) {
        List<String> assigned = byEntity.get(entity);
        if (assigned == null) {
            assigned = globs.entrySet().stream()
                    .filter(name -> Glob.any(name.getValue(), entity))
                    .map(Map.Entry::getKey)
                    .toList();
            remember(byEntity, entity, assigned);
        }
        return assigned;
    }

    private Route byChannels(List<String> carried) {
        List<String> whole = new ArrayList<>();
        List<String> part = new ArrayList<>();
        names.keySet().stream()
                .filter(name ->
                        channels.containsKey(name) && state(name).entities().isEmpty())
                .forEach(name -> {
                    Set<String> own = channels.getOrDefault(name, Set.of());
                    if (own.containsAll(carried)) {
                        whole.add(name);
                    } else if (carried.stream().anyMatch(own::contains)) {
                        part.add(name);
                    }
                });
        List<String> fitting = whole.isEmpty() ? part : whole;
        if (fitting.size() == 1) {
            return new Route(fitting.get(0), "");
        }
        return none(
                "one model with the channels " + (carried.isEmpty() ? "that its reading does not name" : carried),
                fitting.isEmpty() ? "none among those without patterns, " + withoutPatterns() : fitting.toString());
    }

    private List<String> withoutPatterns() {
        return channels.keySet().stream()
                .filter(name -> state(name).entities().isEmpty())
                .sorted()
                .toList();
    }

    private static Route none(String expected, String found) {
        return new Route(
                null,
                "expected " + expected + ", found " + found
                        + "; assign the entity to a model (heed models assign NAME --entities PATTERN)");
    }

    /** Whether an entity that is served by a name belongs to it: by its patterns, or because no other name's match. */
    public boolean mayServe(String name, String entity) {
        List<String> assigned = assignedTo(entity);
        return assigned.isEmpty() ? state(name).entities().isEmpty() : assigned.equals(List.of(name));
    }

    /** What serves an entity of a name; null where nothing does. */
    public @Nullable Serving serving(String name, String entity) {
        NameState state = state(name);
        ServedModel canary = state.canary();
        boolean isCanary = canary != null && StableHash.share(name + '\n' + entity) < state.share();
        ServedModel active = isCanary ? canary : state.active();
        if (active == null) {
            return null;
        }
        String key = isCanary ? name + "\ncanary" : name;
        return servings.computeIfAbsent(key, absent -> serving(active, state.shadows()));
    }

    private static Serving serving(ServedModel active, List<ServedModel> shadows) {
        List<ServedModel> beside = shadows.stream()
                .filter(shadow -> shadow.series().equals(active.series())
                        && !shadow.tag().digest().equals(active.tag().digest()))
                .toList();
        int reach = active.card().receptiveField();
        for (ServedModel shadow : beside) {
            reach = Math.max(reach, shadow.card().receptiveField());
        }
        return new Serving(active, beside, beside.stream().map(ServedModel::tag).toList(), reach);
    }

    private static <K, V> void remember(Map<K, V> known, K key, V value) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(key, value);
    }
}
