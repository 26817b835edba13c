package dev.heed.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.cli.CommandLineFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short version of a torture: some faults of different kinds, each once. */
class TortureIT {
    @TempDir
    Path directory;

    @Test
    void losesNothingThroughFaultsOfFourKinds() throws Exception {
        Path report = directory.resolve("report.json");
        CommandLineFixture torture = CommandLineFixture.heed(
                "torture",
                "--seed=3",
                "--rate=200",
                "--pause=2",
                "--faults=4",
                "--only=kill-job-manager,kill-broker,fill-checkpoints-disk,stop-task-manager",
                "--report=" + report);
        assertThat(torture.status()).as(torture.out()).isZero();
        assertThat(torture.out()).contains("Nothing was lost, nothing came twice.");
        JsonNode written = new ObjectMapper().readTree(report.toFile());
        assertThat(written.at("/strikes")).hasSize(4);
        assertThat(written.at("/topics/saliency/expected").asLong()).isPositive();
        assertThat(written.at("/seed").asLong()).isEqualTo(3);
    }
}
