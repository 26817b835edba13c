package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before a model is trained. */
class BenchRefusesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--hop=48           | expected --block and --hop of which one divides the other, found 64 and 48",
                "--channels=0       | expected at least 1 entity, channel, step a block, step a hop and partition",
                "--window=1         | --window: expected at least 2, found 1",
                "--latency-of=wood  | --latency-of: expected some of attention,",
                "--only=a,forest    | found a,forest",
                "--state-of=5,-1    | expected at least 1 entity, channel, step a block, step a hop and partition",
                "--entities=many    | --entities",
                "--nothing          | --nothing",
            })
    void aWrongUse(String argument, String expected) {
        CommandLineFixture bench = CommandLineFixture.heed("bench", argument);
        assertThat(bench.status()).isEqualTo(2);
        assertThat(bench.err()).contains(expected);
        assertThat(bench.out()).isEmpty();
    }

    @Test
    void toWriteJsonOverADirectory() {
        CommandLineFixture bench = CommandLineFixture.heed("bench", "--json=" + directory);
        assertThat(bench.status()).isEqualTo(2);
        assertThat(bench.err()).contains("--json: expected a file in a directory that can be written");
    }

    @Test
    void aModelOfOtherChannels() {
        CommandLineFixture bench = CommandLineFixture.heed(
                "bench", "--channels=3", "--model=" + LocalModel.directory().path());
        assertThat(bench.status()).isEqualTo(2);
        assertThat(bench.err()).contains("expected a model of 3 channels and steps of 1ms, found 2 and 1ms");
    }
}
