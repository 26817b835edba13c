package dev.heed.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.input.CsvFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four rows a second on steps of a second: −9, −3, 3 and 9 around a level that rises. Their mean is the level. */
class AverageTest {
    private static final int SECONDS = 600;

    @TempDir
    Path directory;

    private String file() {
        Stream<String> rows = IntStream.range(0, 4 * SECONDS)
                .mapToObj(i -> "%.2f,%.3f".formatted(1_700_000_000 + i / 4., level(i / 4) + 6 * (i % 4) - 9));
        return CsvFixture.write(
                        directory,
                        "fast.csv",
                        Stream.concat(Stream.of("time,speed"), rows).toArray(String[]::new))
                .toString();
    }

    private static double level(int second) {
        return 100 + 5 * Math.sin(second / 20.);
    }

    private CommandLineFixture trained(String name, String... more) {
        List<String> command = Stream.concat(
                        Stream.of("train", "--steps", "10", "--period", "1s", "--input", file()), Stream.of(more))
                .toList();
        return CommandLineFixture.heed(Stream.concat(
                        command.stream(),
                        Stream.of("--output", directory.resolve(name).toString()))
                .toArray(String[]::new));
    }

    @Test
    void isOfferedTrainedAndApplied() throws IOException {
        assertThat(trained("last").out())
                .contains("100.0% more than one of a channel, of which the last (with --average their mean) counts");
        CommandLineFixture run = trained("mean", "--average");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("100.0% more than one of a channel, of which the mean counts");

        assertThat(CommandLineFixture.heed("model", directory.resolve("mean").toString())
                        .out())
                .contains("the mean of the readings that fall into a step counts");
        List<Double> means = forecasts("mean");
        List<Double> lasts = forecasts("last");
        assertThat(means).hasSameSizeAs(lasts).hasSizeGreaterThan(SECONDS);
        for (int i = 0; i < means.size(); i++) {
            assertThat(lasts.get(i) - means.get(i)).isCloseTo(9, within(.05));
        }
    }

    private List<Double> forecasts(String model) throws IOException {
        Path output = directory.resolve(model + "-out");
        CommandLineFixture applied = CommandLineFixture.heed(
                "apply",
                "--model",
                directory.resolve(model).toString(),
                "--input",
                directory.resolve("fast.csv").toString(),
                "--output",
                output.toString());
        assertThat(applied.err()).isEmpty();
        assertThat(applied.out())
                .contains("share a step with another; of each channel the %s counts"
                        .formatted(model.equals("mean") ? "mean" : "latest value"));
        return Files.readAllLines(output.resolve("forecasts.csv")).stream()
                .skip(1)
                .map(line -> Double.parseDouble(line.split(",")[2]))
                .toList();
    }
}
