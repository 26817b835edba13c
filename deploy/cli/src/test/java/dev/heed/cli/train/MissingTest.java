package dev.heed.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.input.CsvFixture;
import dev.heed.model.serving.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands for no value in training does so in what the model is applied to. */
class MissingTest {
    private static final int ROWS = 900;

    @TempDir
    Path directory;

    private Path file(String name, String header) {
        Random random = new Random(2);
        Stream<String> rows = IntStream.range(0, ROWS).mapToObj(t -> {
            String pressure = t % 50 == 7 ? "-999.25" : t % 50 == 9 ? "Bad" : "" + (6 + .05 * random.nextGaussian());
            String load = "" + (60 + random.nextGaussian());
            return (1_700_000_040L + 60L * t) + "," + load + (header.contains("pressure") ? "," + pressure : "");
        });
        return CsvFixture.write(
                directory, name, Stream.concat(Stream.of(header), rows).toArray(String[]::new));
    }

    private CommandLineFixture apply(Path model, Path input) {
        return CommandLineFixture.heed(
                "apply",
                "--model",
                model.toString(),
                "--input",
                input.toString(),
                "--output",
                directory.resolve("out").toString());
    }

    @Test
    void isKeptInTheModelAndAChannelMayBeAbsentAltogether() throws IOException {
        Path model = directory.resolve("model");
        CommandLineFixture trained = CommandLineFixture.heed(
                "train",
                "--steps",
                "10",
                "--missing",
                "-999.25,Bad",
                "--input",
                file("train.csv", "time,load,pressure").toString(),
                "--output",
                model.toString());
        assertThat(trained.err()).isEmpty();
        assertThat(trained.out()).contains("missing", "-999.25, Bad: stand for no value");
        assertThat(ModelDirectory.open(model).card().missing()).containsExactly("-999.25", "Bad");

        CommandLineFixture applied = apply(model, file("m.csv", "time,load,pressure"));
        assertThat(applied.status()).isZero();
        assertThat(applied.out()).contains("'pressure': missing where the cell says '-999.25' ×18, 'Bad' ×18");

        CommandLineFixture masked = apply(model, file("without.csv", "time,load"));
        assertThat(masked.status()).isZero();
        assertThat(masked.out())
                .contains(
                        "'pressure' of the model is not among the columns: missing in all rows, the other channels are used");
        assertThat(Files.readAllLines(directory.resolve("out").resolve("saliency.csv")))
                .hasSizeGreaterThan(700)
                .last()
                .asString()
                .endsWith(",0.0");
    }
}
