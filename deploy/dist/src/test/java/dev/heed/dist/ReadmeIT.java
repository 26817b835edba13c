package dev.heed.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.flink.FlinkCluster;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.FreePort;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.train.PumpModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that deploy/README.md shows for a cluster, in an unpacked release: other ports and addresses, else word for word. */
class ReadmeIT {
    private static final String MARK = "<!-- ReadmeIT runs these lines. -->";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int ROWS = 200;
    private static final int HOPS = ROWS / PumpModel.HOP - 1;

    @TempDir
    Path directory;

    private final int restPort = FreePort.next();

    @Test
    void aClusterOfTheReleasesJarsRunsTheJob() throws Exception {
        Path home = Release.unpack(directory);
        moveFromItsPorts(home.resolve("conf/config.yaml"));
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                Shell shell = new Shell(home)) {
            List<String> lines = lines(kafka.bootstrapServers());
            assertThat(lines).hasSize(4);
            shell.start("jobmanager", lines.get(0), lines.get(1));
            shell.start("taskmanager", lines.get(0), lines.get(2));
            FlinkCluster cluster = new FlinkCluster("localhost", restPort);
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> cluster.requireAnswer(new Configuration()));
            assertThat(shell.run("submit", lines.get(3)))
                    .as(shell.output("submit"))
                    .isZero();
            assertThat(shell.output("submit")).contains("Submitted to localhost:" + restPort + " as job");
            Path file = PumpModel.file(directory, "pumps.csv", ROWS, 0);
            String replay = "bin/heed replay --input " + file + " --bootstrap-server " + kafka.bootstrapServers();
            assertThat(shell.run("replay", replay)).isZero();
            assertThat(KafkaFixture.read(kafka.bootstrapServers(), "saliency", 4, HOPS, PATIENCE))
                    .hasSizeGreaterThanOrEqualTo(HOPS);
        }
    }

    private void moveFromItsPorts(Path configuration) throws IOException {
        String text = Files.readString(configuration);
        assertThat(text).contains("rest.port: 8081", "jobmanager.rpc.port: 6123");
        Files.writeString(
                configuration,
                text.replace("rest.port: 8081", "rest.port: " + restPort)
                        .replace("jobmanager.rpc.port: 6123", "jobmanager.rpc.port: " + FreePort.next()));
    }

    private List<String> lines(String bootstrapServers) throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        assertThat(readme).contains(MARK);
        return readme.substring(readme.indexOf(MARK) + MARK.length())
                .strip()
                .lines()
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.strip()
                        .replace("localhost:8081", "localhost:" + restPort)
                        .replace("host:9092", bootstrapServers)
                        .replace(
                                "my-model",
                                PumpModel.directory().toAbsolutePath().toString()))
                .toList();
    }
}
