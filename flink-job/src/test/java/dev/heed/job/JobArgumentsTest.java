package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobArgumentsTest {
    @TempDir
    private Path directory = Path.of("");

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("heed.yaml"), text).toString();
    }

    @Test
    void readsKeysAndValues() {
        assertThat(JobArguments.parse("-Dheed.window.hop=4", "-Dheed.command-config=a=b")
                        .toMap())
                .isEqualTo(Map.of("heed.window.hop", "4", "heed.command-config", "a=b"));
    }

    @Test
    void takesNothing() {
        assertThat(JobArguments.parse().toMap()).isEmpty();
    }

    @Test
    void readsAFileInEitherForm() throws IOException {
        assertThat(JobArguments.parse("--config", file("heed.model: /models/pumps\nheed.window.hop=4\n"))
                        .toMap())
                .isEqualTo(Map.of("heed.model", "/models/pumps", "heed.window.hop", "4"));
    }

    @Test
    void letsTheLaterOneWin() throws IOException {
        String file = file("heed.window.hop: 4\n");
        assertThat(JobArguments.parse("-Dheed.window.hop=8", "--config", file).toMap())
                .containsEntry("heed.window.hop", "4");
        assertThat(JobArguments.parse("--config", file, "-Dheed.window.hop=8").toMap())
                .containsEntry("heed.window.hop", "8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"heed.window.hop=4", "-Dheed.window.hop", "--config", "--conf"})
    void refusesWhatIsNeitherForm(String argument) {
        assertThatThrownBy(() -> JobArguments.parse(argument))
                .isInstanceOf(Refusal.class)
                .hasMessage("expected -Dheed.KEY=VALUE or --config FILE, found '" + argument + "'");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() ->
                        JobArguments.parse("--config", directory.resolve("none").toString()))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("--config: expected a file of 'key: value' lines, found ")
                .hasMessageEndingWith("none: no such file");
    }
}
