package dev.heed.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.detect.Alert;
import dev.heed.detect.Detection;
import dev.heed.ingest.Ingested;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same readings and model give the same output, however they come and wherever they run. */
class PipelineTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static Map<String, Detection> expected = Map.of();

    @BeforeAll
    static void runPlainly() throws Exception {
        expected = new PipelineRun().parallelism(1).over(Machines.inOrder()).detections();
    }

    private static void assertSame(Map<String, Detection> actual) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        assertThat(Difference.between(actual, expected, 1e-5)).isEmpty();
    }

    @Test
    void givesEachStepOutOnce() {
        assertThat(expected).hasSize(Machines.ENTITIES * Machines.STEPS / 8);
        assertThat(expected.values())
                .allSatisfy(d -> assertThat(d.scores().score()).hasSize(8));
        assertThat(expected.values())
                .allSatisfy(d -> assertThat(d.attended().steps().observed()).containsOnly(1));
    }

    @Test
    void alertsTheMachineThatWentAstrayAndBlamesItsChannel() {
        List<Detection> alerted =
                expected.values().stream().filter(d -> !d.alerts().isEmpty()).toList();
        assertThat(alerted).extracting(Detection::entity).contains("machine-3");
        Alert first = alerted.stream()
                .filter(d -> d.entity().equals("machine-3"))
                .flatMap(d -> d.alerts().stream())
                .min(Comparator.comparing(alert -> alert.event().startedMicros()))
                .orElseThrow();
        assertThat(first.event().startedMicros()).isBetween(Machines.micros(250), Machines.micros(256));
        assertThat(first.causes().get(0).channel()).isEqualTo(2);
    }

    @Test
    void forecastsInInputUnits() {
        Detection late = expected.get("machine-0 " + Machines.micros(Machines.STEPS - 8));
        assertThat(late).isNotNull();
        float median = requireNonNull(late.forecast()).values()[1];
        assertThat(median).isBetween(1300f, 1700f);
        assertThat(requireNonNull(late.forecast()).values()).hasSize(12 * 3 * 3);
    }

    @Test
    void forecastsNothingWhileWarmingUp() {
        assertThat(expected.values())
                .allSatisfy(d -> assertThat(d.forecast() != null)
                        .isEqualTo(d.attended().steps().history() + 7 >= 58));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 1", "64, 2", "7, 2"})
    void doesNotDependOnBatchSizeOrParallelism(int batch, int parallelism) throws Exception {
        assertSame(new PipelineRun()
                .batch(batch)
                .parallelism(parallelism)
                .over(Machines.inOrder())
                .detections());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void doesNotDependOnTheOrderOfArrivalWithinTheLateness(long seed) throws Exception {
        PipelineRun run = new PipelineRun().over(Machines.shuffled((int) Feed.LATENESS.toSeconds(), seed));
        assertThat(run.deadLetters()).isEmpty();
        assertSame(run.detections());
    }

    @Test
    void isNotChangedByDuplicates() throws Exception {
        assertSame(new PipelineRun().over(Machines.withDuplicates()).detections());
    }

    @Test
    void isTheSameWithSlotsOfItsOwnForAttention() throws Exception {
        assertSame(new PipelineRun()
                .parallelism(2)
                .option("heed.attend.parallelism", "1")
                .over(Machines.inOrder())
                .detections());
    }

    @Test
    void isTheSameOnRocksDb() throws Exception {
        assertSame(new PipelineRun()
                .option("state.backend.type", "rocksdb")
                .over(Machines.inOrder())
                .detections());
    }

    @Test
    void isTheSameBitForBitWithAFixedBatch() throws Exception {
        Map<String, Detection> one = new PipelineRun()
                .fixedBatch()
                .parallelism(1)
                .over(Machines.inOrder())
                .detections();
        Map<String, Detection> two = new PipelineRun()
                .fixedBatch()
                .parallelism(2)
                .over(Machines.shuffled(5, 3))
                .detections();
        assertThat(two.keySet()).isEqualTo(one.keySet());
        assertThat(Difference.between(two, one, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, hashmap", "2, hashmap", "2, rocksdb"})
    void goesOnFromASavepointAsIfItHadNeverStopped(int parallelismAfter, String backend, @TempDir Path savepoints)
            throws Exception {
        PipelineRun run = new PipelineRun().parallelism(1).option("state.backend.type", backend);
        List<Ingested> readings = Machines.inOrder();
        JobClient job = run.start(readings, RateLimiterStrategy.perSecond(500));
        await().until(() -> run.detections().size() > 50);
        String savepoint = job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        assertThat(run.detections().size()).isLessThan(expected.size());
        run.parallelism(parallelismAfter)
                .option("execution.state-recovery.path", savepoint)
                .over(readings);
        assertSame(run.detections());
    }

    @Test
    void putsLateReadingsIntoDeadLettersAndLosesNothing() throws Exception {
        List<Ingested> readings = new ArrayList<>(Machines.inOrder());
        Ingested straggler = readings.remove(100 * Machines.ENTITIES);
        readings.add(straggler);
        PipelineRun run = new PipelineRun();
        run.start(readings, RateLimiterStrategy.perSecond(4000))
                .getJobExecutionResult()
                .get();
        assertThat(run.deadLetters()).hasSize(1);
        assertThat(run.deadLetters().get(0).label()).isEqualTo("late");
        assertThat(run.detections().keySet()).isEqualTo(expected.keySet());
    }

    /**
     * Half an hour either way is a whole number of hops. What a clock behind loses at most is the rest of the hop that is
     * under way at the first watermark.
     */
    @ParameterizedTest
    @ValueSource(ints = {1800, -1800})
    void takesReadingsOfEachMachineByItsOwnClock(int secondsAhead) throws Exception {
        PipelineRun run = new PipelineRun();
        run.start(Machines.withAClockAhead(5, secondsAhead), RateLimiterStrategy.perSecond(4000))
                .getJobExecutionResult()
                .get();
        assertThat(run.deadLetters()).hasSizeLessThan(secondsAhead > 0 ? 1 : 8);
        assertThat(run.detections()).hasSameSizeAs(expected);
        expected.forEach((hop, detection) -> {
            if (!hop.startsWith("machine-5 ")) {
                assertThat(run.detections().get(hop)).isNotNull();
            }
        });
    }
}
