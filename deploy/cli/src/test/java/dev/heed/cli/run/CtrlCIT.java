package dev.heed.cli.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.train.PumpModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, which is sent what a terminal sends. */
class CtrlCIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    private @Nullable Process heed;

    @AfterEach
    void kill() throws InterruptedException {
        process().destroyForcibly().waitFor();
    }

    @Test
    void endsTheJobAndTheCommandWithoutAnErrorAndKeepsItsCheckpoints() throws Exception {
        Path checkpoints = directory.resolve("checkpoints");
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            start(
                    "run",
                    "--bootstrap-server=" + kafka.bootstrapServers(),
                    "--model=" + PumpModel.directory().toAbsolutePath(),
                    "--create-topics=1",
                    "-Dexecution.checkpointing.dir=" + checkpoints.toUri());
            awaitOutput("The job runs");
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertIsKept(checkpoints));
            assertThat(temporaryFiles()).isNotEmpty();
            interrupt();
            assertThat(process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(output("out")).contains("The job has ended.");
            assertThat(output("err")).doesNotContain("heed", "Exception");
            assertThat(process().exitValue()).isZero();
            assertThat(temporaryFiles()).isEmpty();
            assertIsKept(checkpoints);
        }
    }

    private static void assertIsKept(Path checkpoints) {
        assertThat(checkpoints).isDirectoryRecursivelyContaining("glob:**/chk-*/_metadata");
    }

    @Test
    void endsATrainingThatHasNothingToShowWithItsOwnStatus() throws Exception {
        Path input = PumpModel.file(directory, "pump.csv", 5_000, 0);
        start("train", "--input=" + input, "--output=" + directory.resolve("m"), "--steps=1000000");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(directory.resolve("tmp"))
                        && !temporaryFiles().isEmpty());
        await().atMost(PATIENCE)
                .until(() -> process()
                                .toHandle()
                                .info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toSeconds()
                        > 4);
        interrupt();
        assertThat(process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process().exitValue()).isEqualTo(130);
        assertThat(output("err").lines()).contains("heed train: interrupted");
        assertThat(directory.resolve("m")).doesNotExist();
    }

    private void start(String... arguments) throws IOException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.heed.cli.Heed"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
        heed = builder.redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
    }

    private Process process() {
        return requireNonNull(heed);
    }

    private void awaitOutput(String line) {
        await().atMost(PATIENCE).until(() -> output("out").contains(line));
    }

    private String output(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private List<Path> temporaryFiles() throws IOException {
        try (var files = Files.list(directory.resolve("tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("heed-"))
                    .toList();
        }
    }

    /** What Ctrl-C sends; where this process was started to ignore it, as its children then do, a polite kill. */
    private void interrupt() throws IOException, InterruptedException {
        boolean ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        String signal = ignored ? "-TERM" : "-INT";
        assertThat(new ProcessBuilder("kill", signal, Long.toString(process().pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
