package dev.heed.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.input.CsvFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a new level that stays: it is alerted once, and the alert is open until the level is accepted. */
class LevelShiftTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int SHIFT = 1_500;
    private static final double SIZE = 1;

    @TempDir
    Path directory;

    /** A machine a minute: three channels that swing by the hour, the last by .5, which steps to a new level. */
    private Path file(String name, int rows, int from, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Stream<String> lines = IntStream.range(0, rows).mapToObj(row -> {
            double load = Math.sin(2 * Math.PI * row / 60.);
            return BEGIN.plusSeconds(60L * row) + "," + (1500 + 100 * load + 5 * random.nextGaussian()) + ","
                    + (30 + 4 * load + .3 * random.nextGaussian()) + ","
                    + (5 + .5 * load + .05 * random.nextGaussian() + (row >= from ? SIZE : 0));
        });
        return CsvFixture.write(
                directory,
                name,
                Stream.concat(Stream.of("time,speed,flow,pressure"), lines).toArray(String[]::new));
    }

    private static void heed(String... arguments) throws IOException {
        CommandLineFixture run = CommandLineFixture.heed(arguments);
        assertThat(run.status()).as(run.err()).isZero();
    }

    private static int rowOf(String alert) {
        Instant time = Instant.parse(alert.substring(0, alert.indexOf(',')));
        return (int) (time.getEpochSecond() - BEGIN.getEpochSecond()) / 60;
    }

    @Test
    void isAlertedUntilItIsAcceptedAndThenQuiet() throws IOException {
        String model = directory.resolve("model").toString();
        heed(
                "train",
                "--steps",
                "10",
                "--input",
                file("normal.csv", 4_000, NEVER, 1).toString(),
                "--output",
                model);
        Path shifted = file("shifted.csv", 6_000, SHIFT, 2);
        heed(
                "apply",
                "--model",
                model,
                "--input",
                shifted.toString(),
                "--output",
                directory + "/out",
                "-Dheed.detect.accept-after=1 d");
        List<String> alerts = Files.readAllLines(directory.resolve("out/alerts.csv")).stream()
                .filter(line -> line.contains(",OPEN,") || line.contains(",CLOSED,"))
                .filter(line -> rowOf(line) >= SHIFT)
                .toList();
        assertThat(alerts).hasSize(2);
        assertThat(rowOf(alerts.get(0))).isBetween(SHIFT, SHIFT + 5);
        assertThat(alerts.get(0)).contains(",OPEN,").containsPattern(",pressure (0\\.[6-9]|1\\.0)");
        assertThat(rowOf(alerts.get(1))).isBetween(SHIFT + 1_440, SHIFT + 1_740);
        assertThat(alerts.get(1))
                .contains(",CLOSED,HIGH,")
                .endsWith(",ACCEPTED")
                .containsPattern("shifted: pressure is at 6\\.0\\d, expected 5\\.\\d\\d ± 0\\.06;");
    }
}
