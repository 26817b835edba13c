package dev.heed.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.cli.CommandLineFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short version of {@code heed torture --models}: some changes of models, and a TaskManager killed meanwhile. */
class SwitchTortureIT {
    @TempDir
    Path directory;

    @Test
    void servesEachHopWithTheVersionOfItsTimeThroughAKill() throws Exception {
        Path report = directory.resolve("report.json");
        CommandLineFixture torture = CommandLineFixture.heed(
                "torture",
                "--models",
                "--seed=1",
                "--rate=400",
                "--pumps=20",
                "--switches=6",
                "--kills=1",
                "--phase=8",
                "--report=" + report);
        assertThat(torture.status()).as(torture.out()).isZero();
        assertThat(torture.out()).contains("Nothing was lost, nothing came twice, nothing was mixed.");
        JsonNode written = new ObjectMapper().readTree(report.toFile());
        assertThat(written.at("/late").asLong()).isPositive();
        assertThat(written.at("/refused")).isEmpty();
        assertThat(written.at("/versions/byVersion").size()).isGreaterThan(2);
        assertThat(written.at("/topics/saliency/expected").asLong()).isPositive();
    }
}
