package dev.heed.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.train.PumpModel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandIT {
    private static EmbeddedKafka kafka;

    @TempDir
    Path directory;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void makesTheTopicsReadsAReplayedFileAndEndsWhereItIsTold() {
        assertThat(run("--create-topics", "1", "-Dheed.ingest.stop=latest").err())
                .isEmpty();
        Path file = PumpModel.file(directory, "pump.csv", 200, 0);
        CommandLineFixture replay = CommandLineFixture.heed(
                "replay", "--input", file.toString(), "--bootstrap-server", kafka.bootstrapServers());
        assertThat(replay.status()).isZero();
        CommandLineFixture job = run("-Dheed.ingest.stop=latest");
        assertThat(job.err()).isEmpty();
        assertThat(job.status()).isZero();
        assertThat(job.out())
                .contains("attention  on the cpu, " + PumpModel.HOP + " steps")
                .contains("reads      sensor-readings at " + kafka.bootstrapServers())
                .contains("exactly-once, checkpoints every 1 s");
        int hops = 200 / PumpModel.HOP;
        assertThat(KafkaFixture.read(kafka.bootstrapServers(), "saliency", 1, hops))
                .hasSize(hops);
    }

    @Test
    void namesTheTopicsThatAreMissing() {
        CommandLineFixture job = run("-Dheed.emit.topic.saliency=elsewhere", "-Dheed.ingest.stop=latest");
        assertThat(job.status()).isEqualTo(3);
        assertThat(job.err().lines()).hasSize(1).first().asString().contains("found no [", "elsewhere");
    }

    @Test
    void refusesAMisspeltOption() {
        CommandLineFixture job = run("-Dheed.windw.hop=3");
        assertThat(job.status()).isEqualTo(3);
        assertThat(job.err()).contains("heed.windw.hop: expected an option of Heed");
    }

    @Test
    void refusesAModelThatIsNotThere() {
        CommandLineFixture job = CommandLineFixture.heed(
                "run",
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "--model",
                directory.resolve("none").toString());
        assertThat(job.status()).isEqualTo(3);
        assertThat(job.err()).contains("expected a model directory, found none");
    }

    private static CommandLineFixture run(String... more) {
        String[] begin = {
            "run",
            "--bootstrap-server",
            kafka.bootstrapServers(),
            "--model",
            PumpModel.directory().toString()
        };
        String[] all = java.util.Arrays.copyOf(begin, begin.length + more.length);
        System.arraycopy(more, 0, all, begin.length, more.length);
        return CommandLineFixture.heed(all);
    }
}
