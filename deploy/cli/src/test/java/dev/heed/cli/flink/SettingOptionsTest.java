package dev.heed.cli.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.attend.AttendOptions;
import dev.heed.cli.input.CsvFixture;
import dev.heed.model.refusal.Refusal;
import dev.heed.window.WindowOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SettingOptionsTest {
    @TempDir
    Path directory;

    @Test
    void gathersSettingsOfWhichTheCommandLinesWin() {
        Path file = CsvFixture.write(directory, "job.properties", "heed.window.hop: 5", "heed.attend.batch-size=7");
        Configuration configuration =
                parse("--config", file.toString(), "-Dheed.window.hop=9", "-Dheed.attend.threads=2");
        assertThat(configuration.get(WindowOptions.HOP)).isEqualTo(9);
        assertThat(configuration.get(AttendOptions.BATCH_SIZE)).isEqualTo(7);
        assertThat(configuration.get(AttendOptions.THREADS)).isEqualTo(2);
    }

    @Test
    void keepsAnEqualsSignInAValue() {
        assertThat(parse("-Denv.java.opts=-Da=b").toMap()).containsEntry("env.java.opts", "-Da=b");
    }

    @Test
    void refusesASettingsFileThatIsNotThere() {
        assertThatThrownBy(() -> parse("--config", directory.resolve("none").toString()))
                .hasMessageContaining("--config: expected a file");
    }

    @Test
    void refusesASettingOfTheJobThatCannotBeRead() {
        assertThatThrownBy(() -> parse("-Dheed.window.hop=few"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("heed.window.hop: expected a whole number, found 'few'");
    }

    @Test
    void warnOfASecretOnTheCommandLineWithoutTellingIt() {
        StringWriter err = new StringWriter();
        Holder holder = new Holder();
        new CommandLine(holder).setErr(new PrintWriter(err, true)).parseArgs("-Ds3.secret-key=canary", "-Ds3.path=a");
        holder.options.configuration();
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .contains("-Ds3.secret-key is visible in the process list")
                .doesNotContain("canary");
    }

    private static Configuration parse(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.options.configuration();
    }

    @Command
    private static final class Holder {
        @Mixin
        private SettingOptions options = new SettingOptions();
    }
}
