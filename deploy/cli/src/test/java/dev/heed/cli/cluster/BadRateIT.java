package dev.heed.cli.cluster;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.job.TestModels;
import dev.heed.wire.ReadingEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A minute in which most records are bad ends {@code heed run}: in one line, and with all of them to be looked at. */
class BadRateIT {
    private static final int GOOD = 60;
    private static final int BAD = 101;

    @ParameterizedTest
    @ValueSource(strings = {"never", "latest"})
    void endsTheJobOnceItsDeadLettersCanBeRead(String stop) {
        try (LocalJob local = new LocalJob()) {
            local.readings.samples(0, GOOD / 6);
            for (int i = 0; i < BAD; i++) {
                local.readings.write(0, ReadingEncoder.key("stranger"), "not avro".getBytes(StandardCharsets.UTF_8));
            }
            CommandLineFixture run = heed(
                    "run",
                    "--bootstrap-server",
                    local.kafka.bootstrapServers(),
                    "--model",
                    TestModels.machines().path().toString(),
                    "-Dexecution.checkpointing.interval=200ms",
                    "-Dparallelism.default=1",
                    "-Dheed.ingest.stop=" + stop);
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("heed run: the job failed: expected at most 50 % bad records in a minute"
                            + " (heed.ingest.max-bad-rate), found 100 of 1")
                    .contains("; the last one, sensor-readings-0@", ", is undecodable: expected Avro's single-object")
                    .endsWith("; all are in dead-letters; check the producers' schema against the model's channels");
            assertThat(local.output.all(Output.TOPICS.deadLetters())).hasSize(BAD);
        }
    }
}
