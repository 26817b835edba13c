package dev.heed.cli.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.demo.pump.PumpStation;
import dev.heed.cli.train.PumpModel;
import dev.heed.schemas.ModelComparison;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's life by commands alone: from an empty broker to the retirement of its name. */
class ModelsIT {
    private static final int PUMPS = 6;
    private static final int LEARNED = 600;

    @TempDir
    private Path directory;

    /** Rows are a second late at most: of those to a second, the hops that are whole and sent. */
    private static int sent(int to) {
        return (to - 2) / PumpModel.HOP * PumpModel.HOP;
    }

    private String train(LivePumps pumps, String version, int from) {
        String model = directory.resolve("pumps-" + version).toString();
        String told = pumps.done(
                "train",
                "--topic=sensor-readings",
                "--from=" + pumps.micros(from) / 1_000_000,
                "--to=" + pumps.micros(LEARNED) / 1_000_000,
                "--name=pumps",
                "--model-version=" + version,
                "--hop=" + PumpModel.HOP,
                "--horizon=5",
                "--steps=10",
                "--task=detect",
                "--output=" + model);
        assertThat(told).contains("pumps");
        return model;
    }

    @Test
    void aVersionIsPublishedTriedActivatedAndTakenBack() throws Exception {
        try (LivePumps pumps = new LivePumps(directory, PumpStation.names(PUMPS), 1_000)) {
            pumps.done("topics", "create", "--partitions=1", "-Dheed.models.updates-topic=model-updates");
            pumps.replay(0, LEARNED);
            String first = train(pumps, "1", 0);
            String second = train(pumps, "2", 200);
            run(pumps, first);
            pumps.goOn(LEARNED, 620, sent(620));
            assertThat(pumps.done("models", "publish", second)).contains("pumps 2", "loaded by 2 of 2 subtasks");
            assertThat(pumps.done("models", "shadow", "pumps")).contains("active since");
            pumps.goOn(620, 720, sent(720));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !pumps.all("model-comparisons").isEmpty());
            assertThat(pumps.done("models", "compare", "pumps")).containsPattern("pumps +1 +2 +[1-6] +\\d+ ");
            assertThat(pumps.done("models", "canary", "pumps", "--share=50%")).contains("active since");
            pumps.goOn(720, 760, sent(760));
            assertThat(pumps.done("models", "activate", "pumps")).contains("active since");
            pumps.goOn(760, 800, sent(800));
            assertThat(pumps.done("models", "status")).containsPattern("pumps +2 +[0-9a-f]{8} +active ");
            assertThat(pumps.done("models", "rollback", "pumps")).contains("active since");
            pumps.goOn(800, 840, sent(840));
            assertThat(pumps.done("models", "status")).containsPattern("pumps +1 +[0-9a-f]{8} +active ");
            assertServedInTurn(pumps);
            assertPastGoesOn(pumps);
            assertShadowIsCompared(pumps);
            assertServesOnlyWhoIsAssignedAndNobodyInTheEnd(pumps);
            CommandLineFixture run = pumps.end();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("updates    model-updates, answered in model-status", "The job has ended.");
            assertAFreshJobHearsOfWhatComes(pumps, first);
        }
    }

    private static void run(LivePumps pumps, String model, String... more) {
        List<String> options = new ArrayList<>(List.of(
                "--model=" + model,
                "-Dheed.models.updates-topic=model-updates",
                "-Dheed.models.comparison-interval=40s",
                "-Dparallelism.default=2",
                "-Dheed.ingest.idle-timeout=1s"));
        options.addAll(List.of(more));
        pumps.run(options.toArray(String[]::new));
    }

    /** One that begins with no state of an earlier one, where the topic holds many updates that repeat each other. */
    private static void assertAFreshJobHearsOfWhatComes(LivePumps pumps, String model) throws Exception {
        run(pumps, model, "-Dheed.ingest.group=again", "-Dheed.emit.transaction-prefix=again");
        int before = pumps.all("saliency").size();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> pumps.all("saliency").size() >= before + PUMPS * sent(840) / PumpModel.HOP);
        assertThat(pumps.done("models", "activate", "pumps", "--model-version=2"))
                .contains("active since");
        int retired = pumps.all("saliency").size();
        pumps.replay(900, 940);
        await().atMost(Duration.ofSeconds(20)).until(() -> pumps.all("saliency").size() > retired);
        assertThat(pumps.all("saliency", Saliency.getDecoder()).get(retired))
                .satisfies(one -> assertThat(one.getModel().getVersion()).isEqualTo("2"));
        assertThat(pumps.end().err()).isEmpty();
    }

    private static long since(LivePumps pumps, UpdateMode mode) {
        List<ModelStatus> active = pumps.all("model-status", ModelStatus.getDecoder()).stream()
                .filter(status -> status.getMode() == mode && status.getState() == UpdateState.ACTIVE)
                .toList();
        assertThat(active).hasSize(1);
        return micros(active.get(0).getSince());
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    private static void assertServedInTurn(LivePumps pumps) {
        long canary = since(pumps, UpdateMode.CANARY);
        long active = since(pumps, UpdateMode.ACTIVATE);
        long back = since(pumps, UpdateMode.ROLLBACK);
        assertThat(List.of(pumps.micros(600), canary, active, back, pumps.micros(840)))
                .isSorted()
                .doesNotHaveDuplicates();
        List<Saliency> all = pumps.all("saliency", Saliency.getDecoder());
        assertThat(all).hasSize(PUMPS * sent(840) / PumpModel.HOP);
        Set<String> tried = all.stream()
                .filter(one -> micros(one.getTime()) >= canary && micros(one.getTime()) < active)
                .filter(one -> one.getModel().getVersion().equals("2"))
                .map(Saliency::getEntity)
                .collect(Collectors.toSet());
        assertThat(tried).isNotEmpty().hasSizeLessThan(PUMPS);
        assertThat(all).allSatisfy(one -> {
            long time = micros(one.getTime());
            boolean isSecond =
                    time >= active && time < back || time >= canary && time < active && tried.contains(one.getEntity());
            assertThat(one.getModel().getVersion()).isEqualTo(isSecond ? "2" : "1");
        });
    }

    /** No change lets an entity forget its steps. */
    private static void assertPastGoesOn(LivePumps pumps) {
        pumps.all("saliency", Saliency.getDecoder()).stream()
                .collect(Collectors.groupingBy(Saliency::getEntity))
                .forEach((entity, all) -> assertThat(all.stream()
                                .sorted(Comparator.comparing(Saliency::getTime))
                                .map(Saliency::getHistory))
                        .as(entity)
                        .isSorted());
    }

    private static void assertShadowIsCompared(LivePumps pumps) {
        long shadow = since(pumps, UpdateMode.SHADOW);
        long canary = since(pumps, UpdateMode.CANARY);
        List<ModelComparison> all = pumps.all("model-comparisons", ModelComparison.getDecoder());
        assertThat(all)
                .extracting(ModelComparison::getEntity)
                .contains(PumpStation.names(PUMPS).toArray(String[]::new));
        assertThat(all).allSatisfy(one -> {
            assertThat(micros(one.getFrom())).isGreaterThanOrEqualTo(shadow);
            assertThat(micros(one.getTo())).isLessThanOrEqualTo(canary);
            assertThat(one.getActive().getVersion()).isEqualTo("1");
            assertThat(one.getShadow().getVersion()).isEqualTo("2");
            assertThat(one.getRankCorrelation()).isBetween(-1f, 1f);
            assertThat(one.getTargets()).isPositive();
        });
        assertThat(all).extracting(ModelComparison::getSteps).contains(40);
        assertThat(all).anySatisfy(one -> assertThat(one.getRankCorrelation()).isGreaterThan(.8f));
    }

    private static void assertServesOnlyWhoIsAssignedAndNobodyInTheEnd(LivePumps pumps) {
        int before = pumps.all("saliency").size();
        assertThat(pumps.all("dead-letters")).isEmpty();
        assertThat(pumps.done("models", "assign", "pumps", "--entities", "pump-1"))
                .contains("active since");
        pumps.replay(840, 880);
        // of the five others all rows after the change
        await().atMost(Duration.ofSeconds(20))
                .until(() -> pumps.all("dead-letters").size() >= (PUMPS - 1) * 40);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> pumps.all("saliency").size() >= before + (sent(880) - sent(840)) / PumpModel.HOP);
        assertThat(pumps.done("models", "retire", "pumps")).contains("active since");
        pumps.replay(880, 900);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> pumps.all("dead-letters").size() >= (PUMPS - 1) * 40 + PUMPS * 20);
        assertThat(pumps.done("models", "status")).containsPattern("pumps +1 +[0-9a-f]{8} +retired");
    }
}
