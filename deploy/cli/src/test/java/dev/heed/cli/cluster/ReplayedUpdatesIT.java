package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.job.Machines;
import dev.heed.job.ModelVersions;
import dev.heed.models.ModelTag;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Readings and updates read again from their topics' beginnings give the same records, bit for bit. */
class ReplayedUpdatesIT {
    private static final ModelUpdate SHADOW = update(1, UpdateMode.SHADOW, "2", 150, 1f);
    private static final ModelUpdate CANARY = update(2, UpdateMode.CANARY, "3", 203, .5f);
    /** Within an open alert of machine-3. */
    private static final ModelUpdate ACTIVATE = update(3, UpdateMode.ACTIVATE, "2", 270, 1f);

    private static final ModelUpdate CANARY_ENDS = update(4, UpdateMode.ROLLBACK, "", 320, 1f);
    private static final ModelUpdate BACK = update(5, UpdateMode.ROLLBACK, "", 360, 1f);
    /** When it came there was nothing to go back to; of its time there is, by updates that came later. */
    private static final ModelUpdate REFUSED = update(6, UpdateMode.ROLLBACK, "", 300, 1f);

    private static LocalJob local;
    private static RunTopics live;
    private static Map<String, List<String>> expected = Map.of();

    private static ModelUpdate update(int issued, UpdateMode mode, String version, int step, float share) {
        ModelTag model = version.isEmpty()
                ? new ModelTag("machines", "", "", "")
                : ModelVersions.of("machines", version).tag();
        return new ModelUpdate(
                "machines",
                version,
                model.place(),
                model.digest(),
                Instant.ofEpochSecond(Machines.BEGIN_SECONDS + step),
                mode,
                share,
                List.of(),
                Instant.ofEpochSecond(Machines.BEGIN_SECONDS - 100 + issued),
                List.of());
    }

    /** A job whose updates come while it runs, each before the readings that it is about. */
    @BeforeAll
    static void runLive() throws Exception {
        local = new LocalJob();
        live = RunTopics.of(local, "live");
        JobClient job = local.start(live.optionsWithUpdates());
        local.readings.samples(0, 140);
        await().atMost(Duration.ofSeconds(40)).until(() -> !live.all("saliency").isEmpty());
        live.send(REFUSED, SHADOW, CANARY, ACTIVATE, CANARY_ENDS);
        awaitState(ACTIVATE, UpdateState.LOADED);
        local.readings.samples(140, 310);
        awaitState(ACTIVATE, UpdateState.ACTIVE);
        live.send(BACK);
        local.readings.samples(310, 340);
        awaitState(CANARY_ENDS, UpdateState.ACTIVE);
        local.readings.samples(340, Machines.STEPS);
        local.readings.moveTimeTo(Machines.STEPS + 100);
        awaitState(BACK, UpdateState.ACTIVE);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> live.all("saliency").size() == Machines.ENTITIES * Machines.STEPS / 8);
        expected = live.records();
        job.cancel().get();
    }

    @AfterAll
    static void close() {
        local.close();
    }

    @Test
    void theRunShowsWhatIsToBeRepeated() throws IOException {
        List<String> versions = new ArrayList<>();
        for (byte[] value : live.all("saliency")) {
            versions.add(Saliency.getDecoder().decode(value).getModel().getVersion());
        }
        assertThat(versions).contains("1", "2", "3");
        assertThat(live.all("model-comparisons")).isNotEmpty();
        List<String> endings = new ArrayList<>();
        for (byte[] value : live.all("saliency-alerts")) {
            endings.add(String.valueOf(SaliencyAlert.getDecoder().decode(value)));
        }
        assertThat(endings).anyMatch(alert -> alert.contains("MODEL_CHANGED"));
        assertThat(expected.get("model-status")).hasSize(15).anyMatch(status -> status.contains("nothing-before"));
    }

    @Test
    void aReplayGivesWhatTheRunGaveWithAnyParallelism() throws Exception {
        assertReplayed("alone", 1, REFUSED, SHADOW, CANARY, ACTIVATE, CANARY_ENDS, BACK);
        assertReplayed("spread", 2, REFUSED, SHADOW, CANARY, ACTIVATE, CANARY_ENDS, BACK);
    }

    @Test
    void updatesOfAnotherOrderOfTheTopicGiveTheSame() throws Exception {
        assertReplayed("otherwise", 2, REFUSED, ACTIVATE, BACK, SHADOW, CANARY, CANARY_ENDS);
    }

    private static void assertReplayed(String run, int parallelism, ModelUpdate... updates) throws Exception {
        RunTopics topics = RunTopics.of(local, run);
        topics.send(updates);
        Map<String, String> options = topics.optionsWithUpdates();
        options.put("heed.ingest.stop", "latest");
        options.put("parallelism.default", String.valueOf(parallelism));
        local.start(options).getJobExecutionResult().get();
        assertSame(topics.records());
    }

    private static void assertSame(Map<String, List<String>> found) {
        expected.forEach((topic, records) -> {
            assertThat(found.get(topic)).as(topic).hasSameSizeAs(records);
            List<String> missing = new ArrayList<>(records);
            missing.removeAll(found.get(topic));
            assertThat(missing).as(topic).isEmpty();
        });
    }

    private static void awaitState(ModelUpdate update, UpdateState state) {
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            for (byte[] value : live.all("model-status")) {
                ModelStatus status = ModelStatus.getDecoder().decode(value);
                if (status.getIssued().equals(update.getIssued()) && status.getState() == state) {
                    return true;
                }
            }
            return false;
        });
    }
}
