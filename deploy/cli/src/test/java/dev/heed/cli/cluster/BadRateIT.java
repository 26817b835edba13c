package dev.heed.cli.cluster;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.Heed;
import dev.heed.job.TestModels;
import dev.heed.wire.ReadingEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A minute in which most records are bad ends {@code heed run}: in one line, and with all of them to be looked at. */
class BadRateIT {
    private static final int BAD = 101;

    @TempDir
    private Path directory;

    private static void write(MachineReadings readings) {
        readings.samples(0, 10);
        for (int i = 0; i < BAD; i++) {
            readings.write(0, ReadingEncoder.key("stranger"), "not avro".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String[] run(LocalJob local, String stop) {
        return new String[] {
            "run",
            "--bootstrap-server=" + local.kafka.bootstrapServers(),
            "--model=" + TestModels.machines().path(),
            "-Dexecution.checkpointing.interval=200ms",
            "-Dparallelism.default=1",
            "-Dheed.ingest.stop=" + stop
        };
    }

    /** What TensorFlow says of itself, before it can be told not to, left out. */
    private static void assertTold(String err, LocalJob local) {
        assertThat(err.lines().filter(line -> !line.startsWith("WARNING: All log") && !line.startsWith("I0000")))
                .singleElement()
                .asString()
                .startsWith("heed run: the job failed: expected at most 50 % bad records in a minute"
                        + " (heed.ingest.max-bad-rate), found 100 of 1")
                .contains("; the last one, sensor-readings-0@", ", is undecodable: expected Avro's single-object")
                .endsWith("; all are in dead-letters; check the producers' schema against the model's channels");
        assertThat(local.output.all(Output.TOPICS.deadLetters())).hasSize(BAD);
    }

    @Test
    void endsTheJobOnceItsDeadLettersCanBeRead() throws Exception {
        try (LocalJob local = new LocalJob()) {
            write(local.readings);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dlog4j2.configurationFile=log4j2.properties", // not that of the tests
                    "-cp",
                    System.getProperty("java.class.path"),
                    Heed.class.getName()));
            command.addAll(List.of(run(local, "never")));
            Path err = directory.resolve("err");
            ProcessBuilder process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(err.toFile());
            process.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
            assertThat(process.start().waitFor()).isEqualTo(1);
            assertTold(Files.readString(err), local);
        }
    }

    @Test
    void endsTheJobAtTheEndOfItsInputToo() {
        try (LocalJob local = new LocalJob()) {
            write(local.readings);
            CommandLineFixture run = heed(run(local, "latest"));
            assertThat(run.status()).isEqualTo(1);
            assertTold(run.err(), local);
        }
    }
}
