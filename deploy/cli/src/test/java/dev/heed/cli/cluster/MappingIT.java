package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.job.Machines;
import dev.heed.schemas.Saliency;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The same readings give the same saliency in whatever format they come, side by side in one job. */
class MappingIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private static final int STEPS = 160;
    private static final int LATER = 200;
    private static final int HOPS = STEPS / 8;

    /** One topic a machine, each in the next format. */
    private static final List<String> TOPICS = List.of("as-json", "as-csv", "as-influx", "as-tags", "as-avro");

    private static final String MAPPING = """
            topics:
              - topic: as-json
                format: json
                entity: {field: device.id}
                time: {field: ts, unit: ms}
                channels:
                  speed: {path: data.speed, scale: 0.5}
                  flow: data.flow
                  pressure: data.pressure
                where: {type: reading}
              - topic: as-csv
                format: csv
                csv: {delimiter: ;, columns: [when, pressure, flow, speed]}
                entity: {from: key}
                time: {field: when, format: iso}
                channels: {speed: speed, flow: flow, pressure: pressure}
              - pattern: .*-influx
                format: influx
                entity: {field: tag.host}
                channels: {speed: field.speed, flow: field.flow, pressure: field.pressure}
              - topic: as-tags
                format: json
                entity: {field: 'tags[].of'}
                time: {from: kafka}
                channel: {field: 'tags[].tag', pattern: 'plant/(.+)'}
                value: {field: 'tags[].v'}
            """;

    @TempDir
    private Path directory;

    private static byte[] value(String topic, String name, int step, float[] values) {
        long millis = Machines.micros(step) / 1_000;
        String text = switch (topic) {
            case "as-json" ->
                "{\"type\":\"reading\",\"ts\":%d,\"data\":{\"pressure\":%s,\"flow\":%s,\"speed\":%s},\"device\":{\"id\":\"%s\"}}"
                        .formatted(millis, values[2], values[1], 2 * values[0], name);
            case "as-csv" -> Instant.ofEpochMilli(millis) + ";" + values[2] + ";" + values[1] + ";" + values[0];
            case "as-influx" ->
                "pump,host=%s flow=%s,speed=%s,pressure=%s %d"
                        .formatted(name, values[1], values[0], values[2], 1_000_000 * millis);
            default ->
                "{\"tags\":[{\"of\":\"%1$s\",\"tag\":\"plant/flow\",\"v\":%2$s},{\"of\":\"%1$s\",\"tag\":\"speed\",\"v\":%3$s},{\"of\":\"%1$s\",\"tag\":\"plant/pressure\",\"v\":%4$s}]}"
                        .formatted(name, values[1], values[0], values[2]);
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the machines measured, one machine a topic, and then a clock that moves time on. */
    private static void write(LocalJob local, boolean isAvro) throws Exception {
        Properties client = KafkaFixture.client(local.kafka.bootstrapServers());
        ReadingEncoder encoder = new ReadingEncoder(new SingleObject());
        try (TopicAdmin topics = new TopicAdmin(client)) {
            // Readings of years ago, by Kafka's own time too: a broker would delete them.
            topics.create(1, TOPICS, Map.of("retention.ms", "-1"));
        }
        // With sequences, a busy broker once refused batches of records this old for good (out of order).
        client.put("enable.idempotence", "false");
        client.put("max.in.flight.requests.per.connection", "1");
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int step = 0; step <= STEPS; step++) {
                for (int machine = 0; machine < TOPICS.size(); machine++) {
                    String topic = TOPICS.get(machine);
                    String name = (step == STEPS ? "clock-" : "machine-") + machine;
                    int at = step == STEPS ? LATER : step;
                    float[] values = Machines.values(machine, step);
                    byte[] value = isAvro || topic.equals("as-avro")
                            ? encoder.encode(name, Machines.micros(at), 0, null, values)
                            : value(topic, name, at, values);
                    sent.add(producer.send(new ProducerRecord<>(
                            topic, 0, Machines.micros(at) / 1_000, ReadingEncoder.key(name), value)));
                }
            }
            if (!isAvro) {
                byte[] heartbeat = "{\"type\":\"heartbeat\"}".getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>("as-json", 0, null, heartbeat));
                byte[] broken = "{\"type\":\"reading\",\"device\":{\"id\":\"x\"},\"ts\":\"now\"}"
                        .getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>("as-json", 0, null, broken));
            }
        }
        for (Future<RecordMetadata> one : sent) {
            assertThat(one.get().hasOffset()).isTrue();
        }
    }

    private static Map<String, Saliency> saliency(LocalJob local, Map<String, String> more) throws Exception {
        Map<String, String> options = new TreeMap<>(more);
        options.put("heed.ingest.topics", String.join(";", TOPICS));
        options.put("heed.attend.fixed-batch", "true");
        JobClient job = local.start(options);
        Map<String, Saliency> saliency = local.output.saliency(TOPICS.size() * HOPS);
        job.cancel().get();
        return saliency;
    }

    @Test
    void givesTheSameSaliencyInEachFormat() throws Exception {
        Path mapping = Files.writeString(directory.resolve("mapping.yaml"), MAPPING);
        Map<String, Saliency> asAvro;
        try (LocalJob local = new LocalJob()) {
            write(local, true);
            asAvro = saliency(local, Map.of());
        }
        try (LocalJob local = new LocalJob()) {
            write(local, false);
            Map<String, Saliency> mapped = saliency(local, Map.of("heed.ingest.mapping", mapping.toString()));
            assertThat(mapped).hasSize(TOPICS.size() * HOPS).isEqualTo(asAvro);
            ConsumerRecord<String, byte[]> dead = local.output.deadLetters(1).get(0);
            assertThat(new String(dead.headers().lastHeader("heed.error.reason").value(), StandardCharsets.UTF_8))
                    .isEqualTo("unmapped");
            assertThat(new String(
                            dead.headers().lastHeader("heed.error.message").value(), StandardCharsets.UTF_8))
                    .isEqualTo("ts: expected a time in ms since 1970, found 'now'");
        }
    }

    @Test
    void refusesAMappingWithoutTheModelsChannels() throws Exception {
        Path mapping = Files.writeString(
                directory.resolve("mapping.yaml"),
                "{format: json, entity: {from: key}, time: {from: kafka}, channels: {Speed: s}}");
        try (LocalJob local = new LocalJob()) {
            assertThatThrownBy(() -> local.start(Map.of("heed.ingest.mapping", mapping.toString())))
                    .hasMessage(
                            "heed.ingest.mapping: expected channels of the model [speed, flow, pressure], found none"
                                    + " of them in the mapping of pattern '.*'");
        }
    }

    /** Writes heartbeats to a topic until it is interrupted. */
    private static Thread beat(String bootstrapServers, String topic) {
        Thread thread = new Thread(() -> {
            byte[] heartbeat = "{\"type\":\"heartbeat\"}".getBytes(StandardCharsets.UTF_8);
            try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                    KafkaFixture.client(bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
                while (true) {
                    producer.send(new ProducerRecord<>(topic, 0, null, heartbeat));
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }

    /** The last hop of a machine that falls silent is sent at the watermark, which all topics but idle ones hold back. */
    @Test
    void aTopicOfFilteredRecordsAloneHoldsNothingBack() throws Exception {
        Path mapping = Files.writeString(
                directory.resolve("mapping.yaml"),
                "{topics: [{topic: beats, format: json, entity: {from: key}, time: {from: kafka},"
                        + " channels: {speed: s}, where: {type: reading}}]}");
        try (LocalJob local = new LocalJob()) {
            try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(local.kafka.bootstrapServers()))) {
                topics.create(1, List.of("beats"));
            }
            Thread beating = beat(local.kafka.bootstrapServers(), "beats");
            try {
                local.readings.samples(0, 80);
                local.readings.moveTimeTo(LATER);
                JobClient job = local.start(Map.of(
                        "heed.ingest.topics", "sensor-readings;beats",
                        "heed.ingest.mapping", mapping.toString(),
                        "heed.ingest.idle-timeout", "1 s"));
                assertThat(local.output.saliency(Machines.ENTITIES * 10)).hasSize(Machines.ENTITIES * 10);
                assertThat(local.written(Output.TOPICS.deadLetters())).isZero();
                job.cancel().get();
            } finally {
                beating.interrupt();
                beating.join();
            }
        }
    }
}
