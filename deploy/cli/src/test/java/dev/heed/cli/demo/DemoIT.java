package dev.heed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.train.PumpModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    Path directory;

    @Test
    void findsEveryFaultAndShowsEveryTopic() {
        CommandLineFixture demo = CommandLineFixture.heed("demo", "--seconds", "30");
        assertThat(demo.err()).isEmpty();
        assertThat(demo.status()).isZero();
        assertThat(demo.out())
                .containsPattern("ALERT \\w+ +pump-1: vibration [\\d.]+ mm/s, expected [\\d.]+ ± [\\d.]+")
                .containsPattern("ALERT \\w+ +pump-3: pressure is frozen at [\\d.]+ bar, expected [\\d.]+ ± [\\d.]+")
                .containsPattern("sensor-readings +21,600")
                .containsPattern("weighted-features +5,[34]\\d\\d")
                .containsPattern("saliency +5,[34]\\d\\d")
                .containsPattern("forecasts +5,[34]\\d\\d")
                .containsPattern("saliency-alerts +\\d+")
                .containsPattern("dead-letters +7")
                .containsPattern("unknown-channel +1")
                .contains("4 of 4 faults alerted");
    }

    @Test
    void streamsAFile() {
        Path file = PumpModel.file(directory, "pump.csv", 1_200, 0);
        CommandLineFixture demo = CommandLineFixture.heed("demo", "--seconds", "6", "--input", file.toString());
        assertThat(demo.err()).isEmpty();
        assertThat(demo.status()).isZero();
        assertThat(demo.out()).containsPattern("sensor-readings +600").contains("events were alerted");
    }
}
