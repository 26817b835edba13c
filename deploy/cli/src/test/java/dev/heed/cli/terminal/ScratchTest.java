package dev.heed.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.Heed;
import dev.heed.cli.train.PumpModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    Path directory;

    @Test
    void aCommandLeavesNoTemporaryFileBehind() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Path input = PumpModel.file(directory, "pump.csv", 200, 0);
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Heed.class.getName(),
                        "apply",
                        "--model",
                        PumpModel.directory().toString(),
                        "--input",
                        input.toString(),
                        "--output",
                        directory.resolve("out").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("log")))
                .isZero();
        assertThat(directory.resolve("out/saliency.csv")).isNotEmptyFile();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void removesWhatAKilledProcessLeftAndNothingOfALivingOne() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Process killed = owner(temporary);
        Path left = Path.of(killed.inputReader().readLine());
        Process living = owner(temporary);
        Path kept = Path.of(living.inputReader().readLine());
        assertThat(left).isDirectoryContaining("glob:**/unpacked");
        killed.destroyForcibly().waitFor();
        Process next = owner(temporary);
        Path own = Path.of(next.inputReader().readLine());
        try {
            assertThat(left).doesNotExist();
            assertThat(kept).isDirectoryContaining("glob:**/unpacked");
        } finally {
            next.destroy();
            living.destroyForcibly();
        }
        assertThat(next.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(own).doesNotExist();
        assertThat(temporary).isDirectoryNotContaining("glob:**/" + left.getFileName() + "*");
        assertThat(temporary).isDirectoryNotContaining("glob:**/" + own.getFileName() + "*");
    }

    private static Process owner(Path temporary) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Owner.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A process with a directory of its own; tells where, and stays until it is ended. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            Scratch.begin();
            Path own = Path.of(System.getProperty("java.io.tmpdir"));
            Files.writeString(own.resolve("unpacked"), "natives");
            System.out.println(own);
            Thread.currentThread().join();
        }
    }

    @Test
    void deletesADirectoryWithAllThatIsInIt() throws IOException {
        Path inner = Files.createDirectories(directory.resolve("scratch/a/b"));
        Files.writeString(inner.resolve("file"), "content");
        Scratch.delete(directory.resolve("scratch"));
        assertThat(directory.resolve("scratch")).doesNotExist();
    }
}
