package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As the launcher starts it: with its own standard error as number 3. */
class StandardErrorTest {
    @TempDir
    Path directory;

    @Test
    void sharesAFileWithStandardOutput() throws Exception {
        Path log = directory.resolve("run.log");
        String java = System.getProperty("java.home") + "/bin/java --add-opens=java.base/java.io=ALL-UNNAMED"
                + " -Dheed.stderr=3 dev.heed.cli.Heed";
        ProcessBuilder bash = new ProcessBuilder(
                "bash", "-c", "exec 3>&2; echo before; " + java + " model nowhere 2> /dev/null; echo behind");
        bash.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        assertThat(bash.redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(Files.readAllLines(log))
                .containsExactly(
                        "before",
                        "heed model: expected a model directory, found none at nowhere; train a model or check the path",
                        "behind");
    }
}
