package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.flink.FlinkCluster;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.train.PumpModel;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What deploy/README.md shows, with its configuration, on processes of their own. */
class RunOnAClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROWS = 200;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void submitsAJobThatTheClusterRuns() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                FlinkProcesses flink = FlinkProcesses.start(directory, 1)) {
            FlinkCluster cluster = new FlinkCluster("localhost", flink.restPort());
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> cluster.requireAnswer(new Configuration()));
            CommandLineFixture run = CommandLineFixture.heed(
                    "run",
                    "--cluster=" + cluster,
                    "--bootstrap-server=" + kafka.bootstrapServers(),
                    "--model=" + PumpModel.directory().toAbsolutePath(),
                    "--create-topics=1");
            assertThat(run.err()).isEmpty();
            assertThat(run.status()).isZero();
            assertThat(run.out()).containsPattern("Submitted to " + cluster + " as job [0-9a-f]{32}\\.");
            Path file = PumpModel.file(directory, "pump.csv", ROWS, 0);
            CommandLineFixture.heed("replay", "--input=" + file, "--bootstrap-server=" + kafka.bootstrapServers());
            int hops = ROWS / PumpModel.HOP - 1;
            assertThat(new Output(kafka.bootstrapServers(), PATIENCE).saliency(hops))
                    .hasSizeGreaterThanOrEqualTo(hops);
        }
    }
}
