package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.train.PumpModel;
import dev.heed.job.Machines;
import dev.heed.job.ModelVersions;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The past that a job of one model has written goes on in a job whose models change, or the refusal says how to go on. */
class OneModelSavepointIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    /** An alert of machine-3 is open then. */
    private static final int BEFORE = 272;

    private static final int HOPS_BEFORE = Machines.ENTITIES * (BEFORE - 8) / 8;
    private static final int ALL_HOPS = Machines.ENTITIES * Machines.STEPS / 8;
    private static final String RECOVERY = "execution.state-recovery.path";

    @TempDir
    static Path directory;

    private static LocalJob local;
    private static RunTopics stopped;
    private static String savepoint = "";
    private static List<String> openedBefore = List.of();

    @BeforeAll
    static void stopAJobOfOneModel() throws Exception {
        local = new LocalJob();
        stopped = RunTopics.of(local, "stopped");
        JobClient job = local.start(stopped.options());
        local.readings.samples(0, BEFORE);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> stopped.all("saliency").size() == HOPS_BEFORE);
        savepoint = job.stopWithSavepoint(false, directory.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        openedBefore = ids(stopped, AlertState.OPEN);
        local.readings.samples(BEFORE, Machines.STEPS);
        local.readings.moveTimeTo(Machines.STEPS + 100);
    }

    @AfterAll
    static void close() {
        local.close();
    }

    private static List<String> ids(RunTopics run, AlertState state) throws Exception {
        List<String> ids = new ArrayList<>();
        for (byte[] value : run.all("saliency-alerts")) {
            SaliencyAlert alert = SaliencyAlert.getDecoder().decode(value);
            if (alert.getState() == state) {
                ids.add(alert.getId());
            }
        }
        return ids;
    }

    private static JobClient restored(Map<String, String> options) throws Exception {
        options.put(RECOVERY, savepoint);
        return local.start(options);
    }

    /** Lets a job go on from the savepoint until a topic of saliency has so many hops. */
    private static void goOn(RunTopics topics, Map<String, String> options, int hops) throws Exception {
        JobClient job = restored(options);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> job.getJobExecutionResult().isDone()
                        || topics.all("saliency").size() >= hops);
        job.cancel().get();
    }

    private static Throwable failure(Map<String, String> options) {
        return catchThrowable(() -> restored(options).getJobExecutionResult().get(60, TimeUnit.SECONDS));
    }

    @Test
    void goesOnWithTheSamePastAndTheOpenAlert() throws Exception {
        RunTopics whole = RunTopics.of(local, "whole");
        Map<String, String> options = whole.options();
        options.put("heed.ingest.stop", "latest");
        local.start(options).getJobExecutionResult().get();

        goOn(stopped, stopped.optionsWithUpdates(), ALL_HOPS);
        Map<String, List<String>> found = stopped.records();
        whole.records().forEach((topic, records) -> {
            assertThat(found.get(topic)).as(topic).hasSameSizeAs(records);
            List<String> missing = new ArrayList<>(records);
            missing.removeAll(found.get(topic));
            assertThat(missing).as(topic).isEmpty();
        });
        assertThat(openedBefore).hasSize(1);
        assertThat(ids(stopped, AlertState.OPEN)).isEqualTo(openedBefore);
        assertThat(ids(stopped, AlertState.CLOSED)).isEqualTo(openedBefore);
    }

    @Test
    void goesOnAsAnotherVersionOfTheSameChannels() throws Exception {
        RunTopics other = RunTopics.of(local, "other-version");
        Map<String, String> options = other.optionsWithUpdates();
        options.put("heed.model", ModelVersions.of("machines", "2").tag().place());
        goOn(other, options, ALL_HOPS - HOPS_BEFORE);
        assertThat(other.all("saliency")).isNotEmpty().allSatisfy(value -> {
            Saliency saliency = Saliency.getDecoder().decode(value);
            assertThat(saliency.getModel().getVersion()).isEqualTo("2");
            assertThat(saliency.getHistory()).isGreaterThanOrEqualTo(saliency.getReceptiveField());
        });
    }

    @Test
    void refusesAnotherModelsAndSaysHowToGoOn() {
        Map<String, String> options = RunTopics.of(local, "pumps").optionsWithUpdates();
        options.put("heed.model", PumpModel.directory().toString());
        assertThat(failure(options))
                .rootCause()
                .hasMessageContainingAll(
                        RECOVERY + ": expected state of a model with channels [speed, flow, pressure, temp",
                        "found state of one with channels [speed, flow, pressure]",
                        "start with the model, hop and heed.models options of the job that wrote it");
    }

    @Test
    void refusesToGuessWhichOfSeveralModelsThePastIsOf() {
        Map<String, String> options = RunTopics.of(local, "several").optionsWithUpdates();
        options.put(
                "heed.models",
                ModelVersions.of("fans", "1").tag().place() + ";"
                        + ModelVersions.of("machines", "1").tag().place());
        options.put("heed.models.assignments", "fans=fan-*");
        assertThat(failure(options))
                .rootCause()
                .hasMessageContainingAll(
                        "expected state of a model with any channels, told apart from others by its name",
                        "found state of one with channels [speed, flow, pressure]");
    }
}
