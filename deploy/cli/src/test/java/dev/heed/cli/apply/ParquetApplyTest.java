package dev.heed.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.train.PumpModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model's answers do not depend on how its input is written. */
class ParquetApplyTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"saliency.csv", "weighted-features.csv", "forecasts.csv", "alerts.csv"})
    void givesTheSameAnswersAsFromCsv(String output) throws IOException {
        assertThat(apply("pump.parquet").resolve(output))
                .hasSameBinaryContentAs(apply("pump.csv").resolve(output));
        assertThat(Files.readAllLines(directory.resolve("pump.csv").resolve(output)))
                .hasSizeGreaterThan(1);
    }

    @Test
    void explainsTheSameAlert() {
        assertThat(explain("pump.parquet")).isEqualTo(explain("pump.csv"));
    }

    private Path apply(String input) {
        Path output = directory.resolve(input);
        CommandLineFixture run = CommandLineFixture.heed(
                "apply",
                "--model",
                PumpModel.directory().toString(),
                "--input",
                CsvFixture.parquet(input).toString(),
                "--output",
                output.toString(),
                "-Dheed.detect.warm-up=1 min");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out() + run.err()).contains("200 rows read, all used");
        return output;
    }

    private static String explain(String input) {
        CommandLineFixture run = CommandLineFixture.heed(
                "explain",
                "--model",
                PumpModel.directory().toString(),
                "--input",
                CsvFixture.parquet(input).toString(),
                "--at",
                "2023-11-14T22:15:55Z",
                "-Dheed.detect.warm-up=1 min");
        assertThat(run.status()).as(run.err()).isZero();
        return run.out().replaceFirst("times (from|read) .*", "");
    }
}
