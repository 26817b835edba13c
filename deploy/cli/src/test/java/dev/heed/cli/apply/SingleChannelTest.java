package dev.heed.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One channel with a day of 24 steps: trained on its first days, applied to all of them. */
class SingleChannelTest {
    private static final int DAY = 24;
    private static final int TRAINED = 30 * DAY;
    private static final int ALL = 60 * DAY;
    private static final int FAULT = 50 * DAY + 6;

    @TempDir
    Path directory;

    @Test
    void alertsOnceAtADaytimeValueInTheNight() throws IOException {
        Path input = write();
        Path model = directory.resolve("model");
        run(
                "train",
                "--task",
                "detect",
                "--steps",
                "1",
                "--train-rows",
                "0:" + TRAINED,
                "--input",
                input,
                "--output",
                model);
        run("apply", "--model", model, "--input", input, "--output", directory.resolve("out"));
        List<String> alerts = Files.readAllLines(directory.resolve("out/alerts.csv"));
        assertThat(alerts).hasSize(3);
        assertThat(alerts.get(1)).startsWith(time(FAULT) + ",OPEN,");
        assertThat(alerts.get(2)).contains(",CLOSED,").contains("," + time(FAULT) + ",");
        assertThat(alerts.get(2)).contains("load: load spiked to -0.9, expected 0.0 ± 0.7; over.");
    }

    private static String time(int step) {
        return Instant.parse("2024-01-01T00:00:00Z")
                .plus(Duration.ofHours(step))
                .toString();
    }

    private Path write() throws IOException {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("time,load\n");
        for (int step = 0; step < ALL; step++) {
            int hour = step == FAULT ? step + DAY / 2 : step;
            double load = Math.sin(2 * Math.PI * hour / DAY) + .1 * random.nextGaussian();
            csv.append(time(step)).append(',').append(load).append('\n');
        }
        return Files.writeString(directory.resolve("load.csv"), csv);
    }

    private static void run(Object... arguments) {
        CommandLineFixture run = CommandLineFixture.heed(
                Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
    }
}
