package dev.heed.cli;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeedTest {
    @TempDir
    Path directory;

    @Test
    void replaysAFile() {
        Path file = CsvFixture.write(
                directory, "p.csv", "time,a", "2024-01-01 00:00,1", "2024-01-01 00:01,2", "2024-01-01 00:02,3");
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of("sensor-readings"));
            CommandLineFixture run =
                    heed("replay", "--input", file.toString(), "--bootstrap-server", kafka.bootstrapServers());
            assertThat(run.status()).isZero();
            assertThat(run.out()).containsPattern("p +3 +3").containsPattern("all +3 +3");
            assertThat(KafkaFixture.read(kafka.bootstrapServers(), "sensor-readings", 1, 3))
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "replay", "replay --inputt x", "replay --input x --bootstrap-server y --block 0"
            })
    void endsWithTwoOnBadUsage(String line) {
        assertThat(heed(line.isEmpty() ? new String[0] : line.split(" ")).status())
                .isEqualTo(2);
    }

    @Test
    void saysInOneLineWhatIsWrongWithTheCommandLine() {
        assertThat(heed("replay", "--input", "x").err().lines())
                .containsExactly("heed replay: Missing required option: '--bootstrap-server=HOST:PORT[,…]';"
                        + " 'heed replay --help' shows what it takes");
    }

    @Test
    void namesWhatAMisspeltWordIsLike() {
        assertThat(heed("trian").err()).contains("'trian'; did you mean train").contains("--help' shows what it takes");
        assertThat(heed("replay", "--input", "x", "--bootstrap-server", "y", "--speeed", "3")
                        .err())
                .contains("'--speeed'; did you mean --speed");
    }

    @Test
    void saysInOneLineWhatFailedAndEndsWithOne() {
        CommandLineFixture run = heed("replay", "--input", "none.csv", "--bootstrap-server", "localhost:1");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly("heed replay: none.csv: expected a CSV file that can be read, found: no such file");
    }

    @Test
    void showsWhereAnErrorAroseWhenItIsVerbose() {
        assertThat(heed("replay", "--verbose", "--input", "none.csv", "--bootstrap-server", "localhost:1")
                        .err())
                .contains("\tat dev.heed.cli.input.");
    }

    @Test
    void endsWithThreeWhenACheckBeforeTheStartFails() {
        Path file = CsvFixture.write(directory, "p.csv", "time,a", "2024-01-01 00:00,1");
        CommandLineFixture run = heed("replay", "--input", file.toString(), "--bootstrap-server", "nowhere.invalid:1");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void helpsWithExamplesThatFitTheScreen() {
        for (String command : Heed.commandLine().getSubcommands().keySet()) {
            CommandLineFixture run = heed(command, "--help");
            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("Usage: heed " + command, "Example", "  heed " + command);
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void namesItsVersions() {
        assertThat(heed("--version").out()).contains("heed ", "Flink 2.3", "Kafka 4.2", "Java 17");
    }
}
