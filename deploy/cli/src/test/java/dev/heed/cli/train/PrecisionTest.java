package dev.heed.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.input.CsvFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pressure of 101325 ± .01 Pa is seen as the same pressure less 101325 Pa is. */
class PrecisionTest {
    private static final int ROWS = 1_800;
    private static final int FAULT = 1_200;

    @TempDir
    Path directory;

    /** Rows a minute apart: a load, and a pressure in Pa that is .02 too high for an hour where that is wanted. */
    private Path file(String name, double level, boolean fault) {
        Random random = new Random(fault ? 3 : 2);
        Stream<String> rows = IntStream.range(0, ROWS).mapToObj(t -> {
            double load = 60 + 20 * Math.sin(t / 60.) + random.nextGaussian();
            double pressure = .01 * Math.sin(t / 50.) + .001 * random.nextGaussian();
            boolean isHigh = fault && t >= FAULT && t < FAULT + 60;
            return String.format(
                    Locale.ROOT, "%d,%.3f,%.5f", 1_700_000_040L + 60L * t, load, level + pressure + (isHigh ? .02 : 0));
        });
        return CsvFixture.write(
                directory,
                name,
                Stream.concat(Stream.of("time,load,pressure [Pa]"), rows).toArray(String[]::new));
    }

    private List<String> alerts(String name, double level) throws IOException {
        Path model = directory.resolve("model-" + name);
        CommandLineFixture trained = CommandLineFixture.heed(
                "train", "--input", file(name + ".csv", level, false).toString(), "--output", model.toString());
        assertThat(trained.err()).isEmpty();
        assertThat(trained.out().contains("pressure to 101325: ")).isEqualTo(level != 0);
        Path output = directory.resolve("out-" + name);
        CommandLineFixture applied = CommandLineFixture.heed(
                "apply",
                "--model",
                model.toString(),
                "--input",
                file("m.csv", level, true).toString(),
                "--output",
                output.toString());
        assertThat(applied.status()).isZero();
        return Files.readAllLines(output.resolve("alerts.csv"));
    }

    @Test
    void aSmallMoveOfALargeValueIsAlertedAsThatOfASmallOne() throws IOException {
        List<String> plain = alerts("plain", 0);
        List<String> offset = alerts("offset", 101_325);
        assertThat(plain).anyMatch(line -> line.contains(",OPEN,") && line.contains("pressure"));
        assertThat(opened(offset)).containsAnyElementsOf(opened(plain)).hasSameSizeAs(opened(plain));
        assertThat(offset)
                .anyMatch(line -> line.matches(".*pressure [a-z ]*101325\\.0[0-9]+ Pa, expected 10132[45]\\..*"));
        assertThat(Files.readAllLines(directory.resolve("out-offset").resolve("forecasts.csv"))
                        .get(1))
                .matches("(.*,){3}10132[45]\\.[0-9]{3,}");
    }

    /** In which ten minutes alerts opened, and how bad. */
    private static List<String> opened(List<String> alerts) {
        return alerts.stream()
                .filter(line -> line.contains(",OPEN,"))
                .map(line -> line.replaceFirst("^([^,]*:[0-9]).*(,OPEN,[A-Z]+,).*", "$1$2"))
                .toList();
    }
}
