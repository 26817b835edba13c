package dev.heed.cli.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.rig.BrokerProcess;
import dev.heed.cli.rig.FlinkProcesses;
import dev.heed.job.HeedJob;
import dev.heed.job.Machines;
import dev.heed.job.TestModels;
import dev.heed.schemas.SensorReading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One window kills each TaskManager in whose model it is, by SIGSEGV; someone starts them again. */
class CrashIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MAX_CRASHES = 2;
    private static final int HOP = 8;
    private static final int HOPS = Machines.STEPS / HOP;
    private static final String DEADLY = "machine-2";
    private static final int DEADLY_STEP = 200;
    /** Of the hop's last record: partition 0 has three machines, of which this one is the second. */
    private static final int OFFSET = (DEADLY_STEP + HOP - 1) * 3 + 1;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    @Timeout(300)
    void setsTheWindowAsideThatCrashesTheProcessAgainAndAgain() throws Exception {
        MachineOutputs expected = MachineOutputs.recomputed();
        Path broker = Files.createDirectory(directory.resolve("broker"));
        Path flinkFiles = Files.createDirectory(directory.resolve("flink"));
        String[] crashing = CrashingModel.options(directory, DEADLY, Machines.micros(DEADLY_STEP));
        try (BrokerProcess kafka = BrokerProcess.start(broker);
                FlinkProcesses flink = FlinkProcesses.start(flinkFiles, 1, List.of(), List.of(crashing))) {
            createTopics(kafka.bootstrapServers());
            try (MachineReadings readings = new MachineReadings(kafka.bootstrapServers())) {
                readings.samples(0, Machines.STEPS);
                readings.moveTimeTo(Machines.STEPS + 100);
            }
            JobClient job = submit(flink, kafka.bootstrapServers());
            for (int crash = 0; crash < 1 + MAX_CRASHES; crash++) {
                flink.awaitEndOfTaskManager(flink.taskManagers().get(0));
                assertThat(segmentationFaults()).isEqualTo(1 + crash);
                flink.startTaskManager();
            }
            Output output = new Output(kafka.bootstrapServers(), PATIENCE);
            assertThat(output.saliency(Machines.ENTITIES * HOPS - 1))
                    .hasSize(Machines.ENTITIES * HOPS - 1)
                    .doesNotContainKey(DEADLY + ' ' + Machines.micros(DEADLY_STEP));
            assertSetAside(output.deadLetters(1).get(0));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(directory.resolve("crashes"))
                            .isDirectoryNotContaining(file -> file.toString().contains("suspect")));
            assertSame(expected, MachineOutputs.of(output));
            assertThat(output.all(Output.TOPICS.deadLetters())).hasSize(1);
            assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
            job.cancel().get();
        }
    }

    private long segmentationFaults() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().contains("hs_err"))
                    .filter(file -> contentOf(file.toFile()).contains("SIGSEGV"))
                    .count();
        }
    }

    private static void assertSetAside(ConsumerRecord<String, byte[]> letter) throws Exception {
        assertThat(header(letter, "heed.error.reason")).isEqualTo("crash");
        assertThat(header(letter, "heed.error.stage")).isEqualTo("attend");
        assertThat(header(letter, "heed.error.topic")).isEqualTo(MachineReadings.TOPIC);
        assertThat(header(letter, "heed.error.partition")).isEqualTo("0");
        assertThat(header(letter, "heed.error.offset")).isEqualTo(Integer.toString(OFFSET));
        assertThat(header(letter, "heed.error.message"))
                .startsWith("expected a window that the model survives, found that the process died 2 times");
        assertThat(letter.key()).isEqualTo(DEADLY);
        SensorReading hop = SensorReading.getDecoder().decode(letter.value());
        assertThat(hop.getValues()).hasSize(3 * HOP);
        float[] last = Machines.values(2, DEADLY_STEP + HOP - 1);
        for (int channel = 0; channel < 3; channel++) {
            assertThat(hop.getValues().get(3 * (HOP - 1) + channel)).isCloseTo(last[channel], within(.01f));
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String key) {
        return new String(requireNonNull(record.headers().lastHeader(key)).value(), UTF_8);
    }

    /** All but the one hop, bit for bit; only what its machine's scores and intervals learn without it is its own. */
    private static void assertSame(MachineOutputs expected, MachineOutputs actual) {
        int after = HOPS - DEADLY_STEP / HOP;
        expected.forEach((place, records) -> {
            List<ByteBuffer> found = actual.at(place);
            if (!place.endsWith(DEADLY)) {
                assertThat(found).as(place).isEqualTo(records);
                return;
            }
            int deadly = records.size() - after;
            List<ByteBuffer> others = new ArrayList<>(records);
            others.remove(deadly);
            assertThat(found).as(place).hasSameSizeAs(others);
            boolean learns = !place.startsWith(Output.TOPICS.weightedFeatures());
            int same = learns ? deadly : others.size();
            assertThat(found.subList(0, same)).as(place).isEqualTo(others.subList(0, same));
        });
    }

    private static void createTopics(String bootstrapServers) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(bootstrapServers))) {
            topics.create(MachineReadings.PARTITIONS, List.of(MachineReadings.TOPIC));
            topics.create(1, Output.TOPICS.all());
        }
    }

    private JobClient submit(FlinkProcesses flink, String bootstrapServers) throws Exception {
        Configuration options = new Configuration();
        options.setString("heed.bootstrap-server", bootstrapServers);
        options.setString("heed.ingest.max-skew", "1 d"); // MachineReadings.moveTimeTo is a clock ahead of all
        options.setString(
                "heed.model", TestModels.machines().path().toAbsolutePath().toString());
        options.setString("heed.attend.fixed-batch", "true");
        options.setString("heed.attend.max-crashes", Integer.toString(MAX_CRASHES));
        options.setString(
                "heed.attend.crash-journal",
                directory.resolve("crashes").toAbsolutePath().toString());
        options.setString("execution.checkpointing.interval", "300 ms");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createRemoteEnvironment(
                "localhost", flink.restPort(), HeedJob.withDefaults(options));
        env.setParallelism(1);
        HeedJob.define(env, options);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            new java.net.Socket("localhost", flink.restPort()).close();
            return true;
        });
        return env.executeAsync("crash");
    }
}
