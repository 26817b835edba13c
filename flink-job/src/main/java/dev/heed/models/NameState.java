package dev.heed.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a name's versions do for a time. Immutable.
 *
 * @param active serves the entities; null where the name serves nobody
 * @param past those that were active before, the last one last
 * @param canary serves a share of them; null where there is none
 * @param share of the entities that the canary serves
 * @param shadows run beside the active one
 * @param entities patterns of those that the name serves; empty: who carries its channels
 */
record NameState(
        @Nullable ServedModel active,
        List<ServedModel> past,
        @Nullable ServedModel canary,
        float share,
        List<ServedModel> shadows,
        List<String> entities) {
    /** A rollback goes back so far. */
    private static final int MOST_PAST = 20;

    static final NameState NONE = new NameState(null, List.of(), null, 0, List.of(), List.of());

    NameState activate(ServedModel version) {
        if (isSame(active, version)) {
            return new NameState(active, past, canary, share, without(shadows, version), entities);
        }
        return new NameState(
                version,
                active == null ? past : with(past, active),
                isSame(canary, version) ? null : canary,
                isSame(canary, version) ? 0 : share,
                without(shadows, version),
                entities);
    }

    NameState canary(ServedModel version, float ofEntities) {
        return new NameState(active, past, version, ofEntities, without(shadows, version), entities);
    }

    NameState shadow(ServedModel version) {
        return new NameState(active, past, canary, share, with(without(shadows, version), version), entities);
    }

    /** A canary ends, or else the version before is active again. */
    NameState rollback() {
        if (canary != null) {
            return new NameState(active, past, null, 0, shadows, entities);
        }
        if (past.isEmpty()) {
            return this;
        }
        ServedModel last = past.get(past.size() - 1);
        return new NameState(last, past.subList(0, past.size() - 1), null, 0, without(shadows, last), entities);
    }

    /** A version serves nobody any more; all of them where it is empty. */
    NameState retire(String version) {
        if (version.isEmpty()) {
            return new NameState(null, active == null ? past : with(past, active), null, 0, List.of(), entities);
        }
        return new NameState(
                is(active, version) ? null : active,
                past.stream().filter(one -> !is(one, version)).toList(),
                is(canary, version) ? null : canary,
                is(canary, version) ? 0 : share,
                shadows.stream().filter(one -> !is(one, version)).toList(),
                entities);
    }

    NameState assign(List<String> patterns) {
        return new NameState(active, past, canary, share, shadows, patterns);
    }

    /** The version that a rollback would leave active; null where there is nothing to go back from. */
    @Nullable
    ServedModel afterRollback() {
        return canary == null && past.isEmpty() ? null : rollback().active;
    }

    boolean has(String version) {
        return all().anyMatch(one -> is(one, version));
    }

    /** All versions that do anything, or would after a rollback. */
    Stream<ServedModel> all() {
        Stream<ServedModel> last = past.isEmpty() ? Stream.empty() : Stream.of(past.get(past.size() - 1));
        return Stream.of(Stream.ofNullable(active), Stream.ofNullable(canary), shadows.stream(), last)
                .flatMap(versions -> versions);
    }

    private static boolean is(@Nullable ServedModel one, String version) {
        return one != null && one.tag().version().equals(version);
    }

    private static boolean isSame(@Nullable ServedModel one, ServedModel other) {
        return one != null && one.tag().digest().equals(other.tag().digest());
    }

    private static List<ServedModel> without(List<ServedModel> versions, ServedModel other) {
        return versions.stream().filter(one -> !isSame(one, other)).toList();
    }

    private static List<ServedModel> with(List<ServedModel> versions, ServedModel one) {
        List<ServedModel> more = new ArrayList<>(versions);
        more.add(one);
        return List.copyOf(more.subList(Math.max(0, more.size() - MOST_PAST), more.size()));
    }
}
