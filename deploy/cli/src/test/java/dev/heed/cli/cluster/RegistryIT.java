package dev.heed.cli.cluster;

import static dev.heed.cli.CommandLineFixture.heed;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.registry.RealRegistry;
import dev.heed.job.Machines;
import dev.heed.registry.SchemaRegistry;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SensorReading;
import dev.heed.wire.Confluent;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.RecordReader;
import dev.heed.wire.SingleObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job with a real registry, which goes away while it runs; with the Maven profile {@code registry}. */
class RegistryIT {
    private static final ContractTopic READINGS = new ContractTopic(Contract.SENSOR_READING, MachineReadings.TOPIC);

    @TempDir
    private Path directory;

    /** Steps [from, to) of one machine, the first half of them as single objects. */
    private static void samples(LocalJob job, Confluent numbered, int from, int to) {
        ReadingEncoder first = new ReadingEncoder(new SingleObject());
        ReadingEncoder second = new ReadingEncoder(numbered);
        for (int step = from; step < to; step++) {
            ReadingEncoder encoder = step < (from + to) / 2 ? first : second;
            job.readings.write(
                    0,
                    ReadingEncoder.key("pump"),
                    encoder.encode("pump", Machines.micros(step), 0, null, Machines.values(50, step)));
        }
        job.readings.moveTimeTo(to + 5);
    }

    private static String header(ConsumerRecord<?, ?> letter, String name) {
        return new String(
                requireNonNull(letter.headers().lastHeader("heed.error." + name))
                        .value(),
                StandardCharsets.UTF_8);
    }

    private static String create(LocalJob job, RealRegistry registry) {
        var run = heed(
                "topics",
                "create",
                "--bootstrap-server",
                job.kafka.bootstrapServers(),
                "--schema-registry",
                registry.url());
        return run.out() + run.err();
    }

    @Test
    void readsAndWritesItsFormatAndGoesOnWhenItIsAway() throws Exception {
        try (RealRegistry registry = RealRegistry.start(directory);
                LocalJob job = new LocalJob()) {
            assertThat(create(job, registry))
                    .containsPattern("sensor-readings +there +sensor-readings-value +registered as \\d+")
                    .containsPattern("saliency +there +saliency-value +registered as \\d+");
            assertThat(create(job, registry))
                    .containsPattern("saliency-value +there as \\d+")
                    .doesNotContain("registered");
            Confluent numbered = Confluent.lookUp(registry.settings(Duration.ofSeconds(5)), List.of(READINGS));
            JobClient running = job.start(
                    Map.of("heed.schema-registry.url", registry.url(), "heed.schema-registry.wait", "100 ms"));
            samples(job, numbered, 0, 200);
            String brokers = job.kafka.bootstrapServers();
            List<ConsumerRecord<String, byte[]>> before = KafkaFixture.read(brokers, "saliency", 1, 20);
            RecordReader<Saliency> reader =
                    Confluent.reading(registry.settings(Duration.ofSeconds(5))).reader(Saliency.class);
            assertThat(before).hasSizeGreaterThanOrEqualTo(20).allSatisfy(record -> {
                assertThat(record.value()).startsWith(0);
                assertThat(reader.read(record.value()).getEntity()).isEqualTo("pump");
            });
            int id = ByteBuffer.wrap(before.get(0).value()).getInt(1);
            assertThat(new SchemaRegistry(registry.settings(Duration.ofSeconds(5))).schema(id))
                    .isEqualTo(Contract.SALIENCY.schema());

            registry.close();
            job.readings.write(0, ReadingEncoder.key("pump"), new byte[] {0, 0, 0, 9, 9, 1});
            samples(job, numbered, 200, 400);
            List<ConsumerRecord<String, byte[]>> letters = job.output.deadLetters(1);
            assertThat(header(letters.get(0), "reason")).isEqualTo("unknown-schema");
            assertThat(header(letters.get(0), "message"))
                    .contains("the registry gave no answer: the schema registry at " + registry.url());
            assertThat(KafkaFixture.read(brokers, "saliency", 1, before.size() + 20))
                    .hasSizeGreaterThanOrEqualTo(before.size() + 20);
            running.cancel().get();
        }
    }

    @Test
    void isToldWhatOtherVersionsDoNotGoWith() throws Exception {
        try (RealRegistry registry = RealRegistry.start(directory);
                LocalJob job = new LocalJob()) {
            new SchemaRegistry(registry.settings(Duration.ofSeconds(5)))
                    .register("saliency-value", "{\"type\":\"record\",\"name\":\"Saliency\",\"fields\":[]}");
            assertThat(create(job, registry))
                    .startsWith("heed topics create: the schema registry at " + registry.url()
                            + ": expected it to take the schema, found status 409: ")
                    .endsWith(", for the subject saliency-value\n")
                    .hasLineCount(1);
        }
    }

    /** A version without a field that this one has a default for. */
    @Test
    void readsRecordsOfAnotherVersion() throws Exception {
        try (RealRegistry registry = RealRegistry.start(directory)) {
            SchemaRegistry client = new SchemaRegistry(registry.settings(Duration.ofSeconds(5)));
            String wider = Contract.SENSOR_READING
                    .schema()
                    .replace("\"fields\":[", "\"fields\":[{\"name\":\"room\",\"type\":\"int\",\"default\":0},");
            int own = client.register(READINGS.subject(), Contract.SENSOR_READING.schema());
            int other = client.register(READINGS.subject(), wider);
            assertThat(other).isNotEqualTo(own);
            Confluent numbered = Confluent.lookUp(registry.settings(Duration.ofSeconds(5)), List.of(READINGS));
            byte[] narrow = new ReadingEncoder(numbered).encode("pump", 7, 0, null, new float[] {1});
            ByteBuffer wide =
                    ByteBuffer.allocate(narrow.length + 1).put((byte) 0).putInt(other);
            wide.put((byte) 4).put(narrow, 5, narrow.length - 5);
            RecordReader<SensorReading> reader = numbered.reader(SensorReading.class);
            assertThat(reader.read(wide.array())).isEqualTo(reader.read(narrow));
        }
    }
}
