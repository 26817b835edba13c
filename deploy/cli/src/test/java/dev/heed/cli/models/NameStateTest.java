package dev.heed.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameStateTest {
    private final ModelHistory history = new ModelHistory("pumps");
    private int offset;

    /** An update and what a job says of it; with a rollback the version is the one that is active again. */
    private void update(UpdateMode mode, String version, UpdateState... said) {
        Instant issued = Instant.ofEpochSecond(++offset);
        ModelUpdate update = new ModelUpdate(
                "pumps",
                mode == UpdateMode.ROLLBACK ? "" : version,
                "/m",
                version.isEmpty() ? "" : "d" + version,
                issued,
                mode,
                .25f,
                List.of(),
                issued,
                history.before());
        history.add(update, 0, offset);
        for (UpdateState state : said) {
            history.add(ModelStatus.newBuilder()
                    .setName("pumps")
                    .setVersion(version)
                    .setDigest("d" + version)
                    .setMode(mode)
                    .setShare(.25f)
                    .setIssued(issued)
                    .setEffective(issued)
                    .setState(state)
                    .setSubtasks(4)
                    .setOf(4)
                    .setSince(issued)
                    .setPartition(0)
                    .setOffset(offset)
                    .build());
        }
    }

    private List<String> now() {
        return NameState.of(history).versions().stream()
                .map(state -> state.version() + " " + state.now())
                .toList();
    }

    @Test
    void followsVersionsFromPublicationToRetirement() {
        update(UpdateMode.PUBLISH, "1", UpdateState.SEEN, UpdateState.LOADED);
        assertThat(now()).containsExactly("1 published");
        update(UpdateMode.ACTIVATE, "1", UpdateState.ACTIVE);
        update(UpdateMode.PUBLISH, "1", UpdateState.LOADED);
        assertThat(now()).containsExactly("1 active");
        update(UpdateMode.SHADOW, "2", UpdateState.LOADED, UpdateState.ACTIVE);
        update(UpdateMode.CANARY, "2", UpdateState.ACTIVE);
        assertThat(now()).containsExactly("1 active", "2 canary 25 %");
        update(UpdateMode.ACTIVATE, "2", UpdateState.ACTIVE);
        assertThat(now()).containsExactly("1 was active", "2 active");
        assertThat(history.active()).map(NamedVersion::digest).contains("d2");
        update(UpdateMode.ROLLBACK, "1", UpdateState.ACTIVE);
        assertThat(now()).containsExactly("1 active", "2 rolled back");
        update(UpdateMode.RETIRE, "", UpdateState.ACTIVE);
        assertThat(now()).containsExactly("1 retired", "2 retired");
        assertThat(history.active()).isEmpty();
        update(UpdateMode.PUBLISH, "1", UpdateState.LOADED);
        assertThat(now()).containsExactly("1 published", "2 retired");
    }

    @Test
    void aRollbackEndsTheCanaryFirst() {
        update(UpdateMode.ACTIVATE, "1", UpdateState.ACTIVE);
        update(UpdateMode.CANARY, "2", UpdateState.ACTIVE);
        update(UpdateMode.ROLLBACK, "1", UpdateState.ACTIVE);
        assertThat(now()).containsExactly("1 active", "2 rolled back");
    }

    @Test
    void whatIsToHoldLaterStaysWhileTheSameIsAskedForAgain() {
        update(UpdateMode.ACTIVATE, "1", UpdateState.LOADED);
        update(UpdateMode.ACTIVATE, "1", UpdateState.ACTIVE);
        assertThat(now()).containsExactly("1 active", "1 activate asked, loaded");
    }

    @Test
    void takesTheFurthestStateOfAnUpdateWhateverWasWrittenLast() {
        update(UpdateMode.ACTIVATE, "1", UpdateState.SEEN, UpdateState.ACTIVE, UpdateState.LOADED);
        assertThat(now()).containsExactly("1 active");
        update(UpdateMode.ACTIVATE, "2", UpdateState.REFUSED, UpdateState.SEEN);
        assertThat(now()).containsExactly("1 active", "2 activate refused");
    }

    @Test
    void tellsWhatIsAskedAndWhatWasRefusedUntilItHolds() {
        update(UpdateMode.ACTIVATE, "1");
        assertThat(now()).containsExactly("1 activate asked, no answer");
        update(UpdateMode.ACTIVATE, "2", UpdateState.SEEN, UpdateState.LOADED);
        update(UpdateMode.ACTIVATE, "3", UpdateState.REFUSED);
        assertThat(now())
                .containsExactly("1 activate asked, no answer", "2 activate asked, loaded", "3 activate refused");
        update(UpdateMode.ACTIVATE, "3", UpdateState.ACTIVE);
        assertThat(now()).containsExactly("3 active", "1 activate asked, no answer", "2 activate asked, loaded");
    }

    @Test
    void knowsStatesOfChangesThatOnlyALaterRecordTellsOf() {
        update(UpdateMode.PUBLISH, "1", UpdateState.LOADED);
        ModelHistory compacted = new ModelHistory("pumps");
        ModelUpdate later = new ModelUpdate(
                "pumps",
                "",
                "",
                "",
                Instant.EPOCH,
                UpdateMode.ASSIGN,
                1f,
                List.of("p*"),
                Instant.ofEpochSecond(9),
                history.before());
        compacted.add(later, 0, 7);
        Stream.of(history.changes().get(0).latest()).forEach(compacted::add);
        assertThat(NameState.of(compacted).versions())
                .extracting(VersionState::now)
                .containsExactly("published", "assign asked, no answer");
    }
}
