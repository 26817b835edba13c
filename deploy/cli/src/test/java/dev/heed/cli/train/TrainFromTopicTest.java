package dev.heed.cli.train;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.demo.pump.Channel;
import dev.heed.cli.demo.pump.PumpStation;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.Row;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learned from a topic against what is learned from the file that filled it. */
class TrainFromTopicTest {
    private static final long START = 1_700_000_000L;
    private static final int SECONDS = 700;
    private static EmbeddedKafka kafka;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static void create(String topic) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(3, List.of(topic));
        }
    }

    /** Rows of pumps from one second to another, a file of all. */
    private Path file(String name, List<String> pumps, int from, int to) {
        List<Row> rows = PumpModel.rows(PumpStation.names(3), SECONDS);
        Stream<String> lines = rows.stream()
                .filter(row -> pumps.contains(row.entity()))
                .filter(row ->
                        row.timeMicros() >= (START + from) * 1_000_000 && row.timeMicros() < (START + to) * 1_000_000)
                .map(row -> row.timeMicros() + "," + row.entity() + "," + cells(row));
        return CsvFixture.write(
                directory,
                name,
                Stream.concat(Stream.of("time,pump," + String.join(",", Channel.labels())), lines)
                        .toArray(String[]::new));
    }

    private static String cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (float value : row.floats()) {
            cells.add(Float.toString(value));
        }
        return String.join(",", cells);
    }

    private ModelDirectory train(String output, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "--name", "pumps", "--steps", "10", "--output"));
        arguments.add(directory.resolve(output).toString());
        arguments.addAll(List.of(more));
        CommandLineFixture run = heed(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return ModelDirectory.open(directory.resolve(output));
    }

    private void replay(String topic, Path file, String... more) {
        create(topic);
        List<String> arguments =
                new ArrayList<>(List.of("replay", "--input", file.toString(), "--entity-column", "pump"));
        arguments.addAll(List.of("--bootstrap-server", kafka.bootstrapServers(), "--topic", topic));
        arguments.addAll(List.of(more));
        assertThat(heed(arguments.toArray(String[]::new)).err()).isEmpty();
    }

    private static void assertSame(ModelCard found, ModelCard expected) {
        assertThat(found.normalisation()).isEqualTo(expected.normalisation());
        assertThat(found.configuration()).isEqualTo(expected.configuration());
        assertThat(found.scoring()).isEqualTo(expected.scoring());
        assertThat(found.channels()).isEqualTo(expected.channels());
        assertThat(found.training()).usingRecursiveComparison().isEqualTo(expected.training());
    }

    @Test
    void aTopicGivesTheModelOfTheFileThatFilledIt() {
        Path file = file("pumps.csv", PumpStation.names(3), 0, SECONDS);
        replay("whole", file);
        ModelDirectory ofFile = train("of-file", "--input", file.toString(), "--entity-column", "pump");
        ModelDirectory ofTopic = train("of-topic", "--bootstrap-server", kafka.bootstrapServers(), "--topic", "whole");
        assertSame(ofTopic.card(), ofFile.card());
        assertThat(ofTopic.digest()).isEqualTo(ofFile.digest());
    }

    @Test
    void oneRecordThatNobodyCanReadIsLeftOutAndTold() {
        replay("spoiled", file("few.csv", PumpStation.names(1), 0, SECONDS));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(kafka.bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("spoiled", new byte[] {1}, new byte[] {1, 2, 3}));
        }
        CommandLineFixture run = heed(
                "train",
                "--steps=10",
                "--output=" + directory.resolve("spoiled"),
                "--bootstrap-server=" + kafka.bootstrapServers(),
                "--topic=spoiled");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("%,d rows read, %,d used, 1 left out".formatted(SECONDS + 1, SECONDS), "1 undecodable")
                .doesNotContain("records hold");
    }

    @Test
    void takesTheTimesAndEntitiesThatAreAskedForOutOfBlocks() {
        replay("blocks", file("all.csv", PumpStation.names(3), 0, SECONDS), "--block", "64");
        String pump = PumpStation.names(3).get(1);
        ModelDirectory ofFile = train(
                "of-part", "--input", file("part.csv", List.of(pump), 30, 690).toString(), "--entity-column", "pump");
        ModelDirectory ofTopic = train(
                "of-blocks",
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "--topic",
                "blocks",
                "--entities",
                pump.replaceFirst(".$", "?").replace(pump.substring(pump.length() - 1), "?"),
                "none-*",
                "--from",
                "2023-11-14 22:13:50",
                "--to",
                String.valueOf(START + 690));
        assertThat(ofTopic.card().training().rows())
                .isEqualTo(3 * ofFile.card().training().rows());
        ModelDirectory ofOne = train(
                "of-one",
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "--topic",
                "blocks",
                "--entities",
                pump,
                "--from",
                "2023-11-14 22:13:50",
                "--to",
                String.valueOf(START + 690));
        assertSame(ofOne.card(), ofFile.card());
    }

    @Test
    void readsATopicOfAnotherFormatAsAMappingSays() throws IOException {
        create("plant");
        Path mapping = Files.writeString(
                directory.resolve("plant.yaml"),
                "{topics: [{topic: plant, format: json, entity: {from: key}, time: {field: at, unit: us},"
                        + " channels: {flow: v.f, head: v.h}}]}");
        List<Row> rows = PumpModel.rows(List.of("p"), SECONDS);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(kafka.bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Row row : rows) {
                String json = "{\"at\":%d,\"v\":{\"f\":%s,\"h\":%s}}"
                        .formatted(row.timeMicros(), row.floats()[0], row.floats()[1]);
                producer.send(new ProducerRecord<>("plant", bytes("p"), bytes(json)));
            }
        }
        ModelDirectory trained = train(
                "mapped",
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "--topic",
                "plant",
                "--mapping",
                mapping.toString());
        assertThat(trained.card().channels()).containsExactly("flow", "head");
        assertThat(trained.card().training().entities()).containsExactly("p");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String refusal(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("train", "--output", directory.resolve("no").toString()));
        all.addAll(List.of(arguments));
        CommandLineFixture run = heed(all.toArray(String[]::new));
        assertThat(run.status()).isNotZero();
        assertThat(run.err().lines()).hasSize(1);
        return run.err();
    }

    @Test
    void refusesWhatCannotBeMeant() {
        create("empty");
        String broker = kafka.bootstrapServers();
        assertThat(refusal())
                .contains("expected --input with files, or --bootstrap-server with --topic, found neither");
        assertThat(refusal("--topic", "empty", "--bootstrap-server", broker, "--input", "x.csv"))
                .contains("expected either --input or --topic, found both");
        assertThat(refusal("--topic", "empty", "--bootstrap-server", broker, "--delimiter", ";"))
                .contains("expected --topic, which says how records are read, or --delimiter, found both");
        assertThat(refusal("--input", "x.csv", "--from", "2026-01-01"))
                .contains("--from and --to: expected with --topic, found without");
        assertThat(refusal("--topic", "empty", "--bootstrap-server", broker, "--from", "soon"))
                .contains("--from: expected a time such as");
        assertThat(refusal(
                        "--topic", "empty", "--bootstrap-server", broker, "--from", "2026-01-02", "--to", "2026-01-01"))
                .contains("--to: expected a time after --from, 2026-01-02, found 2026-01-01");
        assertThat(refusal("--topic", "empty", "--bootstrap-server", broker))
                .contains(
                        "topics [empty]: expected readings of the time and the entities that were asked for, found none");
        assertThat(refusal("--topic", "none", "--bootstrap-server", broker)).contains("found no [none]");
        Path file = file("nameless.csv", PumpStation.names(3), 0, 5);
        replay("nameless", file, "--without-names");
        assertThat(refusal("--topic", "nameless", "--bootstrap-server", broker))
                .contains("expected the names of the channels in each record, found none, and no model says them");
    }
}
