package dev.heed.cli.infer;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.registry.FaultyRegistry;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed for topics of a real broker. */
class InferTopicTest {
    private static final int RECORDS = 60;
    private static final String SCHEMA = """
            {"type": "record", "name": "Event", "fields": [
              {"name": "device", "type": "string"}, {"name": "at", "type": "long"}, {"name": "flow", "type": "double"}]}
            """;

    private static EmbeddedKafka kafka = EmbeddedKafka.start();

    @TempDir
    Path directory;

    @BeforeAll
    static void topics() {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(2, List.of("pumps", "own", "events", "empty"));
        }
        write("pumps", i -> "{\"flow\":%d.5,\"temp\":20}".formatted(i).getBytes(StandardCharsets.UTF_8));
        write("own", i -> new ReadingEncoder(new SingleObject()).encode("a", 1 + i, 0, null, new float[] {1}));
        write("events", InferTopicTest::confluent);
    }

    @AfterAll
    static void close() {
        kafka.close();
    }

    private static void write(String topic, IntFunction<byte[]> value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(kafka.bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                byte[] key = ReadingEncoder.key("pump-" + i % 3);
                producer.send(new ProducerRecord<>(topic, i % 2, 1_767_225_600_000L + i, key, value.apply(i)));
            }
            producer.send(new ProducerRecord<>(topic, 0, ReadingEncoder.key("gone"), null));
        }
    }

    /** A record with the header of a schema that a registry has under the number 7. */
    private static byte[] confluent(int i) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, 0, 0, 0, 7, 4, 'd', (byte) ('0' + i % 2)});
        long time = (1_767_225_600_000L + i) << 1;
        for (; (time & ~0x7FL) != 0; time >>>= 7) {
            bytes.write((int) (time & 0x7F | 0x80));
        }
        bytes.write((int) time);
        long bits = Double.doubleToLongBits(i / 2.);
        for (int at = 0; at < Long.BYTES; at++) {
            bytes.write((int) (bits >>> 8 * at));
        }
        return bytes.toByteArray();
    }

    private static CommandLineFixture infer(String topic, String... more) {
        String[] all = new String[5 + more.length];
        System.arraycopy(
                new String[] {"infer-mapping", "--bootstrap-server", kafka.bootstrapServers(), "--topic", topic},
                0,
                all,
                0,
                5);
        System.arraycopy(more, 0, all, 5, more.length);
        return heed(all);
    }

    @Test
    void takesKeysAndKafkasTimeWhereRecordsHaveNeither() throws Exception {
        Path output = directory.resolve("pumps.yaml");
        CommandLineFixture run = infer("pumps", "--output", output.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(output).lines().filter(line -> !line.strip().startsWith("#")))
                .containsExactly(
                        "topics:",
                        "  - topic: pumps",
                        "    format: json",
                        "    entity: {from: key}",
                        "    time: {from: kafka}",
                        "    channels: {flow: flow, temp: temp}");
        assertThat(run.err())
                .contains(
                        "no field looks like a time: Kafka's timestamp is taken; if one is, give its path with --time")
                .contains("all keys are names (pump-0, pump-1, pump-2")
                .contains("reads 60 rows of 3 entities")
                .containsPattern("pump-0 +2026-01-01T00:00:00Z +0.5 +20");
    }

    @Test
    void saysHowToGiveTheSchemaOfConfluentsAvro() {
        CommandLineFixture run = infer("events");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "found Avro in Confluent's framing, schema id 7; give its registry with --schema-registry URL, or the schema with --schema FILE.avsc, such as from curl -s"
                                + " REGISTRY/schemas/ids/7/schema");
    }

    @Test
    void readsAvroWithItsSchema() throws Exception {
        Path schema = Files.writeString(directory.resolve("event.avsc"), SCHEMA);
        CommandLineFixture run = infer(
                "events",
                "--schema",
                schema.toString(),
                "--output",
                directory.resolve("events.yaml").toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(directory.resolve("events.yaml"))
                .content()
                .contains("    format: avro\n    avro: {schema: event.avsc, framing: confluent}\n")
                .contains("    entity: {field: device}\n")
                .contains("    time: {field: at, unit: ms}\n")
                .contains("    channels: {flow: flow}\n");
        assertThat(run.err()).contains("reads 60 rows of 2 entities");
    }

    @Test
    void findsSchemasInTheRegistry() throws Exception {
        try (FaultyRegistry registry = new FaultyRegistry()) {
            for (int id = 1; id < 7; id++) {
                registry.add("{\"type\": \"fixed\", \"name\": \"F\", \"size\": " + id + "}");
            }
            Path output = directory.resolve("registry.yaml");
            String[] options = {"--schema-registry", registry.url(), "--output", output.toString()};
            CommandLineFixture early = infer("events", options);
            assertThat(early.status()).isEqualTo(1);
            assertThat(early.err())
                    .startsWith("heed infer-mapping: topic events: the schema registry at http://localhost:")
                    .contains(": expected it to know, found status 404: Schema not found")
                    .hasLineCount(1);
            registry.add(SCHEMA);
            CommandLineFixture run = infer("events", options);
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(output)
                    .content()
                    .contains("    format: avro\n    avro: {framing: registry}\n")
                    .contains("    entity: {field: device}\n", "    channels: {flow: flow}\n");
            assertThat(run.err())
                    .contains(
                            "are Avro of the schema that the registry has under number 7",
                            "reads 60 rows of 2 entities");
            assertThat(registry.requests()).hasSizeLessThan(5); // each schema once
            CommandLineFixture files =
                    heed("train", "--input", output.toString(), "--mapping", output.toString(), "--output", "none");
            assertThat(files.err())
                    .contains(
                            "expected records that stand in files, found framing: registry, which is read from topics alone");
        }
    }

    @Test
    void saysThatHeedsOwnReadingsNeedNoMapping() {
        assertThat(infer("own").err())
                .isEqualToIgnoringNewLines(
                        "heed infer-mapping: topic own: expected records of another format, found Heed's own"
                                + " SensorReadings, which need no mapping");
    }

    @Test
    void refusesATopicWithoutRecords() {
        CommandLineFixture run = infer("empty");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("topic empty: expected records to look at, found none");
    }
}
