package dev.heed.job;

import static dev.heed.job.ModelsRun.change;
import static dev.heed.job.ModelsRun.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heed.detect.Detection;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelChange.Mode;
import dev.heed.models.ModelTag;
import dev.heed.models.ServedModel;
import dev.heed.models.UpdateStatus;
import java.util.List;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.junit.jupiter.api.Test;

/** Updates that come while a job of many models runs. */
class LiveUpdatesTest {
    private static final long SWITCH = Machines.micros(200);

    private static String servedBy(Detection detection) {
        return detection.attended().model().version();
    }

    @Test
    void updatesThatComeWhileItRunsAreLoadedAndHold() throws Exception {
        ServedModel second = ModelVersions.of("machines", "2");
        ModelsRun run = new ModelsRun(ModelVersions.of("machines", "1"))
                .parallelism(2)
                .hearing(change(Mode.ACTIVATE, second, SWITCH))
                .over(named(Machines.inOrder()), RateLimiterStrategy.perSecond(250));
        assertThat(run.detections()).hasSize(Machines.ENTITIES * Machines.STEPS / 8);
        assertThat(run.status())
                .extracting(UpdateStatus::state, UpdateStatus::subtasks)
                .containsExactlyInAnyOrder(
                        tuple(UpdateStatus.State.SEEN, 1),
                        tuple(UpdateStatus.State.LOADED, 2),
                        tuple(UpdateStatus.State.ACTIVE, 2));
        long since = run.status().stream()
                .filter(status -> status.sinceMicros() != null)
                .mapToLong(UpdateStatus::sinceMicros)
                .findFirst()
                .orElseThrow();
        assertThat(since).isGreaterThanOrEqualTo(SWITCH).isLessThan(Machines.micros(Machines.STEPS));
        run.detections()
                .forEach((key, detection) ->
                        assertThat(servedBy(detection)).as(key).isEqualTo(detection.timeMicros() < since ? "1" : "2"));
    }

    @Test
    void whatHoldsFromATimeThatOnlyTheEndReachesIsToldBeforeTheEnd() throws Exception {
        ModelsRun run = new ModelsRun(ModelVersions.of("machines", "1"))
                .hearing(change(
                        Mode.ACTIVATE, ModelVersions.of("machines", "2"), Machines.micros(Machines.STEPS + 1_000)))
                .over(named(Machines.inOrder()), RateLimiterStrategy.perSecond(800));
        assertThat(run.status())
                .extracting(UpdateStatus::state)
                .containsExactlyInAnyOrder(
                        UpdateStatus.State.SEEN, UpdateStatus.State.LOADED, UpdateStatus.State.ACTIVE);
    }

    @Test
    void whatIsRefusedLeavesTheRunningModel() throws Exception {
        ServedModel first = ModelVersions.of("machines", "1");
        ServedModel second = ModelVersions.of("machines", "2");
        ModelTag missing = new ModelTag("machines", "3", "00".repeat(32), "/there/is/none");
        ModelTag other =
                new ModelTag("machines", "2", first.tag().digest(), second.tag().place());
        ModelTag nobody = new ModelTag("nobody", "", "", "");
        long soon = Machines.micros(350);
        ModelsRun run = new ModelsRun(first)
                .hearing(new ModelChange(Mode.ACTIVATE, missing, 1, List.of(), soon, Machines.micros(0)))
                .hearing(new ModelChange(Mode.ACTIVATE, other, 1, List.of(), soon, Machines.micros(0)))
                .hearing(new ModelChange(Mode.RETIRE, nobody, 1, List.of(), soon, Machines.micros(0)))
                .hearing(change(Mode.ROLLBACK, first, soon))
                .hearing(new ModelChange(Mode.CANARY, second.tag(), 1.5f, List.of(), soon, Machines.micros(0)))
                .over(named(Machines.inOrder()), RateLimiterStrategy.perSecond(800));
        assertThat(run.status().stream()
                        .filter(status -> status.state() == UpdateStatus.State.REFUSED)
                        .map(UpdateStatus::reason))
                .containsExactlyInAnyOrder("model", "digest", "unknown-name", "nothing-before", "share");
        assertThat(run.status())
                .filteredOn(status -> status.state() == UpdateStatus.State.REFUSED)
                .allSatisfy(status ->
                        assertThat(status.text()).contains("expected", "found").doesNotContain("\n"));
        assertThat(run.detections().values())
                .extracting(LiveUpdatesTest::servedBy)
                .containsOnly("1");
        assertThat(run.detections()).hasSize(Machines.ENTITIES * Machines.STEPS / 8);
    }
}
