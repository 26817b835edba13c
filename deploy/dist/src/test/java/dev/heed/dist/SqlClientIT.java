package dev.heed.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.demo.pump.Channel;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.Row;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.registry.WrittenAlert;
import dev.heed.cli.train.PumpModel;
import dev.heed.wire.SingleObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The example of SQL in Flink's own client, on a Flink whose lib has the one jar and Kafka's connector. */
class SqlClientIT {
    private static final Path SQL = Path.of("../sql").toAbsolutePath();
    private static final int ROWS = 200;
    private static final int FAULT = 150;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        WrittenAlert.write(kafka, "saliency-alerts", new SingleObject());
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of("sensor-readings"));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        kafka.close();
    }

    @Test
    void runsTheExampleWordForWord() throws Exception {
        replayAFault();
        List<Path> lib = new ArrayList<>(Release.flinkTables());
        lib.add(Release.sqlJar());
        try (PlainFlink flink = PlainFlink.with(directory, lib)) {
            flink.startSession();
            flink.startTaskManager();
            int status = flink.runSql("sql", here("tables.sql"), here("example.sql"));
            String output = flink.output("sql");
            assertThat(status).as(output).isZero();
            assertThat(output).doesNotContain("[ERROR]");
            assertThat(line(output, "Pumpe Süd")).contains("2026-01-31 ", "HIGH", "Druck", "text");
            assertThat(line(output, "2023-11-14 22:15:50")).contains("| +I |", "pump");
        }
    }

    /** The connector has Kafka's classes under names of its own. */
    @Test
    void refusesWhatLetsIntoARegistryWithoutTheJarThatReadsIt() throws Exception {
        List<Path> lib = new ArrayList<>(Release.flinkTables());
        lib.add(Release.sqlJar());
        Path query = Files.writeString(
                directory.resolve("registry.sql"),
                "SELECT id FROM saliency_alerts /*+ OPTIONS('heed-avro.schema-registry.url' = 'http://localhost:1', 'heed-avro.schema-registry.config' = 'none') */;");
        try (PlainFlink flink = PlainFlink.with(directory, lib)) {
            flink.runSql("sql", here("tables.sql"), query);
            assertThat(flink.output("sql"))
                    .contains("'heed-avro.schema-registry.config': expected kafka-clients in Flink's lib, found none");
        }
    }

    @Test
    void theJarBringsNothingOfFlinkOrKafka() throws IOException {
        try (JarFile jar = new JarFile(Release.sqlJar().toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()).toList())
                    .noneMatch(name -> name.startsWith("org/apache/flink/") || name.startsWith("org/apache/kafka/"))
                    .contains("META-INF/services/org.apache.flink.table.factories.Factory", "META-INF/THIRD-PARTY.txt");
        }
    }

    @Test
    void theReadmeHoldsTheExampleWordForWord() throws IOException {
        assertThat(Files.readString(SQL.resolve("README.md")))
                .contains("```sql\n" + Files.readString(SQL.resolve("example.sql")) + "```");
    }

    private static String line(String output, String part) {
        return output.lines().filter(line -> line.contains(part)).findFirst().orElse("no line with " + part);
    }

    /** A script with this machine's broker and model. */
    private Path here(String name) throws IOException {
        String script = Files.readString(SQL.resolve(name))
                .replace("localhost:9092", kafka.bootstrapServers())
                .replace("/models/pumps", PumpModel.directory().toAbsolutePath().toString());
        return Files.writeString(directory.resolve(name), script);
    }

    /** Flow breaks off at 22:15:50. */
    private void replayAFault() {
        List<Row> rows = PumpModel.rows(List.of("pump"), ROWS);
        for (Row row : rows.subList(FAULT, FAULT + 10)) {
            row.values()[Channel.FLOW.ordinal()] = 0;
        }
        Stream<String> lines = rows.stream()
                .map(row -> row.timeMicros() + ","
                        + Arrays.stream(row.values()).mapToObj(Double::toString).collect(Collectors.joining(",")));
        Path file = CsvFixture.write(
                directory,
                "pump.csv",
                Stream.concat(Stream.of("time," + String.join(",", Channel.labels())), lines)
                        .toArray(String[]::new));
        CommandLineFixture replay = CommandLineFixture.heed(
                "replay",
                "--input=" + file,
                "--topic=sensor-readings",
                "--bootstrap-server=" + kafka.bootstrapServers());
        assertThat(replay.err()).isEmpty();
    }
}
