package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.job.Machines;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Devices of one partition whose clocks differ, and one that sends more than the model knows. */
class ClocksIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private static final String TOPIC = "skewed";
    private static final int STEPS = 200;
    private static final int AHEAD = 1800;

    /** Three devices, a reading a second of each; from the middle on the clock of the third is half an hour ahead. */
    private static void write(LocalJob local) {
        Properties client = KafkaFixture.client(local.kafka.bootstrapServers());
        try (TopicAdmin topics = new TopicAdmin(client)) {
            topics.create(1, List.of(TOPIC));
        }
        ReadingEncoder encoder = new ReadingEncoder(new SingleObject());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int step = 0; step <= STEPS; step++) {
                for (int device = 0; device < 3; device++) {
                    long time = Machines.micros(step + (device == 2 && step >= STEPS / 2 ? AHEAD : 0));
                    byte[] value = encoder.encode("d-" + device, time, 0, null, Machines.values(device, step));
                    producer.send(new ProducerRecord<>(TOPIC, 0, ReadingEncoder.key("d-" + device), value));
                }
            }
        }
    }

    @Test
    void takesTheReadingsOfEachDeviceByItsOwnClock() throws Exception {
        try (LocalJob local = new LocalJob()) {
            write(local);
            JobClient job = local.start(Map.of("heed.ingest.topics", TOPIC, "heed.ingest.max-skew", "1 s"));
            int hops = STEPS / 8;
            assertThat(local.output.saliency(3 * hops).keySet())
                    .containsAll(IntStream.range(0, hops)
                            .mapToObj(hop -> "d-0 " + Machines.micros(8 * hop))
                            .toList())
                    .contains("d-2 " + Machines.micros(STEPS / 2 + AHEAD + 4));
            assertThat(local.written(Output.TOPICS.deadLetters())).isZero();
            job.cancel().get();
        }
    }

    /** Four days behind what the partition has seen, and nothing newer follows. */
    @Test
    void takesWhatIsOlderThanAllElseOfItsPartition() throws Exception {
        try (LocalJob local = new LocalJob()) {
            ReadingEncoder encoder = new ReadingEncoder(new SingleObject());
            JobClient job = local.start(Map.of());
            for (int older : new int[] {0, 345_600}) {
                String name = "d-" + older;
                for (int step = 0; step <= STEPS; step++) {
                    byte[] value = encoder.encode(
                            name, Machines.micros(step + 345_600 - older), 0, null, Machines.values(0, step));
                    local.readings.write(0, ReadingEncoder.key(name), value).get();
                }
                assertThat(local.output
                                .saliency(older == 0 ? STEPS / 8 - 1 : 2 * (STEPS / 8) - 2)
                                .keySet())
                        .contains(name + " " + Machines.micros(80 + 345_600 - older));
            }
            job.cancel().get();
        }
    }

    @Test
    void refusesRecordsWithOtherChannelsWhereThatIsAskedFor() throws Exception {
        try (LocalJob local = new LocalJob()) {
            byte[] value = new ReadingEncoder(new SingleObject())
                    .encode("d-0", Machines.micros(0), 0, List.of("speed", "humidity"), new float[] {1500, 40});
            local.readings.write(0, ReadingEncoder.key("d-0"), value).get();
            JobClient job = local.start(Map.of("heed.ingest.unknown-channels", "reject"));
            assertThat(new String(
                            local.output
                                    .deadLetters(1)
                                    .get(0)
                                    .headers()
                                    .lastHeader("heed.error.reason")
                                    .value(),
                            StandardCharsets.UTF_8))
                    .isEqualTo("unknown-channel");
            job.cancel().get();
        }
    }

    @Test
    void usesTheChannelsThatTheModelKnows() throws Exception {
        try (LocalJob local = new LocalJob()) {
            ReadingEncoder encoder = new ReadingEncoder(new SingleObject());
            List<String> channels = List.of("speed", "humidity", "flow", "pressure");
            for (int step = 0; step < 500; step++) {
                float[] known = Machines.values(0, step);
                float[] values = {known[0], 40, known[1], known[2]};
                local.readings.write(
                        0,
                        ReadingEncoder.key("d-0"),
                        encoder.encode("d-0", Machines.micros(step), 0, channels, values));
            }
            local.readings.moveTimeTo(600);
            JobClient job = local.start(Map.of());
            assertThat(local.output.saliency(62)).hasSizeGreaterThanOrEqualTo(62);
            assertThat(local.written(Output.TOPICS.deadLetters())).isZero();
            job.cancel().get();
        }
    }
}
