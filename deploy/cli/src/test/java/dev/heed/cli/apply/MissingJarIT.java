package dev.heed.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.Heed;
import dev.heed.cli.train.PumpModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself in a JVM of its own, without a jar that Flink needs when it starts a TaskManager. */
class MissingJarIT {
    @TempDir
    Path directory;

    @Test
    void endsWithOneLineThatNamesTheClass() throws IOException, InterruptedException {
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        without("flink-queryable-state-client"),
                        Heed.class.getName(),
                        "apply",
                        "--model",
                        PumpModel.directory().toString(),
                        "--input",
                        PumpModel.file(directory, "pump.csv", 200, 0).toString(),
                        "--output",
                        directory.resolve("out").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(log))
                .contains("heed apply: the class org.apache.flink.queryablestate.network.stats.KvStateRequestStats is"
                        + " not on the class path, so a jar is missing")
                .doesNotContain("\tat ");
    }

    private static String without(String jar) {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        assertThat(all).contains(jar);
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith(jar))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
