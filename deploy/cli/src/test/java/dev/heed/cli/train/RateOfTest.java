package dev.heed.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.input.CsvFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A counter of 1e15 bytes is offered as a rate, read as one, and told in B/s. */
class RateOfTest {
    private static final int ROWS = 1_200;

    @TempDir
    Path directory;

    /** A load, and a counter that rises by some 1000 B/s, three times as fast for an hour where that is wanted, and begins anew once. */
    private Path file(String name, boolean fault) {
        Random random = new Random(fault ? 3 : 2);
        double[] bytes = {1e15};
        Stream<String> rows = IntStream.range(0, ROWS).mapToObj(t -> {
            bytes[0] = t == 500 ? 0 : bytes[0] + 60 * (1_000 + 50 * random.nextGaussian());
            bytes[0] += fault && t >= 800 && t < 860 ? 120_000 : 0;
            return (1_700_000_040L + 60L * t) + "," + (60 + random.nextGaussian()) + "," + Math.round(bytes[0]);
        });
        return CsvFixture.write(
                directory,
                name,
                Stream.concat(Stream.of("time,load,bytes [B]"), rows).toArray(String[]::new));
    }

    @Test
    void isTrainedAndApplied() throws IOException {
        Path model = directory.resolve("model");
        String input = file("train.csv", false).toString();
        CommandLineFixture plain = CommandLineFixture.heed(
                "train",
                "--steps",
                "10",
                "--input",
                input,
                "--output",
                directory.resolve("plain").toString());
        assertThat(plain.out()).contains("bytes rises all the time: --rate-of bytes reads it as a rate");
        CommandLineFixture trained = CommandLineFixture.heed(
                "train", "--rate-of", "bytes", "--steps", "10", "--input", input, "--output", model.toString());
        assertThat(trained.err()).isEmpty();
        assertThat(trained.out()).contains("counters", "bytes [B/s]").doesNotContain("rises all the time");
        Path output = directory.resolve("out");
        CommandLineFixture applied = CommandLineFixture.heed(
                "apply",
                "--model",
                model.toString(),
                "--input",
                file("m.csv", true).toString(),
                "--output",
                output.toString());
        assertThat(applied.err()).isEmpty();
        List<String> alerts = Files.readAllLines(output.resolve("alerts.csv"));
        assertThat(alerts)
                .filteredOn(line -> line.contains(",OPEN,"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("2023-11-15T11:")
                        .containsPattern("m: bytes [a-z ]*[23][0-9]{3}.* B/s, expected "));
        assertThat(Files.readAllLines(output.resolve("forecasts.csv")).get(1)).matches("(.*,){3}1?[0-9]{3}[.][0-9]+");
    }

    @Test
    void isRefusedForWhatIsNoChannel() {
        CommandLineFixture run = CommandLineFixture.heed(
                "train",
                "--rate-of",
                "byte",
                "--input",
                file("train.csv", false).toString(),
                "--output",
                directory.resolve("model").toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "heed train: --rate-of: expected channels of the input, [load, bytes], found 'byte'");
    }
}
