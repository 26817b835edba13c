package dev.heed.cli.models;

import dev.heed.schemas.ModelChange;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.UpdateMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a name's versions do now, and which entities it serves.
 *
 * @param name of the model
 * @param entities patterns of its entities; empty: those whose channels fit no other name
 * @param versions what each does
 */
record NameState(String name, List<String> entities, List<VersionState> versions) {
    /** By its changes, in their order; those that were refused or have no answer yet change nothing, and are told. */
    static NameState of(ModelHistory history) {
        Fold fold = new Fold();
        history.changes().forEach(fold::add);
        List<VersionState> versions = new ArrayList<>(fold.versions.values());
        versions.addAll(fold.open.values());
        return new NameState(history.name(), fold.entities, versions);
    }

    /** The changes up to one of them. */
    private static final class Fold {
        private final Map<String, VersionState> versions = new LinkedHashMap<>();
        private final Map<String, VersionState> open = new LinkedHashMap<>();
        /** The versions that were active, the present one first. */
        private final Deque<String> active = new ArrayDeque<>();

        private List<String> entities = List.of();

        void add(KnownChange known) {
            ModelStatus said = known.latest();
            ModelChange change = known.change();
            String asked = change.getMode() + " " + change.getVersion();
            open.remove(asked); // a refusal: what is to come yet stays
            if (known.isDone() && said != null) {
                hold(change, said);
            } else if (known.isRefused()) {
                open.put(asked, state(change, word(change) + " refused", said));
            } else {
                String how = said == null ? "no answer" : said.getState().name().toLowerCase(Locale.ROOT);
                open.put(asked + ' ' + change.getIssued(), state(change, word(change) + " asked, " + how, said));
            }
        }

        private void hold(ModelChange change, ModelStatus said) {
            switch (change.getMode()) {
                case PUBLISH -> publish(change.getVersion(), state(change, "published", said));
                case SHADOW, CANARY -> versions.put(change.getVersion(), state(change, word(change), said));
                case ACTIVATE -> activate(change.getVersion(), state(change, "active", said));
                case ROLLBACK -> rollBack(change, said);
                case RETIRE -> retire(change, said);
                case ASSIGN -> entities = List.copyOf(change.getEntities());
            }
        }

        /** What serves already goes on as it does. */
        private void publish(String version, VersionState state) {
            VersionState known = versions.get(version);
            if (known == null
                    || !known.digest().equals(state.digest())
                    || known.now().equals("retired")) {
                versions.put(version, state);
            }
        }

        private void activate(String version, VersionState state) {
            if (!active.isEmpty() && !active.getFirst().equals(version)) {
                replace(active.getFirst(), "was active", state.since());
            }
            active.remove(version);
            active.addFirst(version);
            versions.put(version, state);
        }

        private void rollBack(ModelChange change, ModelStatus said) {
            String again = said.getVersion();
            versions.values().stream()
                    .filter(version -> version.share() != null)
                    .map(VersionState::version)
                    .toList()
                    .forEach(canary -> replace(canary, "rolled back", since(said)));
            if (!active.isEmpty() && !active.getFirst().equals(again)) {
                replace(active.removeFirst(), "rolled back", since(said));
            }
            if (!again.isEmpty()) {
                active.remove(again);
                active.addFirst(again);
                VersionState known = versions.get(again);
                versions.put(
                        again,
                        new VersionState(
                                again,
                                known == null ? said.getDigest() : known.digest(),
                                known == null ? change.getUri() : known.uri(),
                                "active",
                                null,
                                since(said),
                                StatusText.subtasks(said),
                                said.getText()));
            }
        }

        private void retire(ModelChange change, ModelStatus said) {
            List<String> retired =
                    change.getVersion().isEmpty() ? List.copyOf(versions.keySet()) : List.of(change.getVersion());
            for (String version : retired) {
                active.remove(version);
                replace(version, "retired", since(said));
            }
        }

        private void replace(String version, String now, @Nullable String since) {
            VersionState known =
                    versions.getOrDefault(version, new VersionState(version, "", "", now, null, since, "", ""));
            versions.put(
                    version,
                    new VersionState(version, known.digest(), known.uri(), now, null, since, known.subtasks(), ""));
        }

        private static VersionState state(ModelChange change, String now, @Nullable ModelStatus said) {
            return new VersionState(
                    change.getVersion(),
                    change.getDigest(),
                    change.getUri(),
                    now,
                    change.getMode() == UpdateMode.CANARY ? change.getShare() : null,
                    said == null ? null : since(said),
                    said == null || said.getOf() == 0 ? "" : StatusText.subtasks(said),
                    said == null ? "" : said.getText());
        }

        private static @Nullable String since(ModelStatus said) {
            return said.getSince() == null ? null : StatusText.time(said.getSince());
        }

        private static String word(ModelChange change) {
            String word = change.getMode().name().toLowerCase(Locale.ROOT);
            return change.getMode() == UpdateMode.CANARY
                    ? "%s %.3g %%".formatted(word, 100 * change.getShare()).replaceFirst("[.]0+ ", " ")
                    : word;
        }
    }
}
