package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.heed.detect.Detection;
import dev.heed.job.Machines;
import dev.heed.job.PipelineRun;
import dev.heed.schemas.Saliency;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State that a release wrote is read by later builds. A savepoint of each release lies among the resources. */
class OldSavepointIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final Path SAVEPOINTS =
            Path.of("src", "test", "resources", "savepoints").toAbsolutePath();
    /** Steps of each machine that were read before the savepoint. */
    private static final int BEFORE = 160;

    private static final int BEFORE_HOPS = Machines.ENTITIES * (BEFORE - 8) / 8;
    private static final int AFTER_HOPS = Machines.ENTITIES * Machines.STEPS / 8 - BEFORE_HOPS;

    private static Map<String, Detection> expected = Map.of();

    @BeforeAll
    static void run() throws Exception {
        expected = new PipelineRun()
                .option("heed.detect.warm-up", "30 min") // as in the job
                .over(Machines.inOrder())
                .detections();
    }

    /**
     * What 0.1 knew of a machine counts as known where it is still being learned today: the scores differ by a tenth or so.
     * 0.1-budget is of the same layout as today's.
     */
    @ParameterizedTest
    @CsvSource({"0.1, hashmap, .2", "0.1, rocksdb, .2", "0.1-budget, hashmap, 1e-5", "0.1-budget, rocksdb, 1e-5"})
    void goesOnFromTheStateOfARelease(String release, String backend, float tolerance) throws Exception {
        try (LocalJob local = new LocalJob()) {
            local.readings.samples(0, Machines.STEPS);
            local.readings.moveTimeTo(Machines.STEPS + 100);
            JobClient job = local.start(Map.of(
                    "execution.state-recovery.path",
                    SAVEPOINTS.resolve(release).toUri().toString(),
                    "state.backend.type",
                    backend));
            Map<String, Saliency> actual = local.output.saliency(AFTER_HOPS);
            job.cancel().get();
            assertThat(actual).hasSize(AFTER_HOPS);
            actual.forEach((key, saliency) -> {
                float[] scores =
                        Objects.requireNonNull(expected.get(key), key).scores().score();
                for (int i = 0; i < scores.length; i++) {
                    assertThat(saliency.getScore().get(i))
                            .as(key)
                            .isEqualTo(scores[i], within(tolerance * (1 + scores[i])));
                }
            });
        }
    }

    /** {@code -Dheed.write-savepoint=0.2} writes that of a release that is made. */
    @Test
    @EnabledIfSystemProperty(named = "heed.write-savepoint", matches = ".+")
    void writesTheStateOfARelease() throws Exception {
        try (LocalJob local = new LocalJob()) {
            JobClient job = local.start(Map.of());
            local.readings.samples(0, BEFORE);
            assertThat(local.output.saliency(BEFORE_HOPS)).hasSize(BEFORE_HOPS);
            await().atMost(Duration.ofSeconds(40)).until(() -> local.partitionsRead() == MachineReadings.PARTITIONS);
            String written = job.stopWithSavepoint(false, SAVEPOINTS.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get();
            Files.move(Path.of(URI.create(written)), SAVEPOINTS.resolve(System.getProperty("heed.write-savepoint")));
        }
    }
}
