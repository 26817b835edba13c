package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.rig.BrokerProcess;
import dev.heed.cli.rig.FlinkProcesses;
import dev.heed.job.HeedJob;
import dev.heed.job.TestModels;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.flink.api.common.externalresource.ExternalResourceDriverFactory;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two TaskManagers, of which one offers the external resource {@code gpu}: a discovery script prints an index. */
class GpuSlotsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String WITH_GPU = "with-gpu";

    private final ObjectMapper json = new ObjectMapper();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void attendsOnTheTaskManagerWithAGpuAndNowhereElse() throws Exception {
        Path broker = Files.createDirectory(directory.resolve("broker"));
        Path flinkFiles = Files.createDirectory(directory.resolve("flink"));
        writePlugin(Files.createDirectories(flinkFiles.resolve("plugins/gpu")));
        try (BrokerProcess kafka = BrokerProcess.start(broker)) {
            createTopics(kafka.bootstrapServers());
            try (FlinkProcesses flink = FlinkProcesses.start(flinkFiles, 2)) {
                flink.startTaskManager(offeringAGpu(flinkFiles));
                attendsOnTheGpuOnly(flink, kafka.bootstrapServers());
            }
        }
    }

    private void attendsOnTheGpuOnly(FlinkProcesses flink, String bootstrapServers) throws Exception {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> rest(flink, "/taskmanagers").get("taskmanagers").size() == 2);
        JobClient job = submit(flink, bootstrapServers);
        await().atMost(PATIENCE).until(() -> allRun(flink, job));
        try (MachineReadings readings = new MachineReadings(bootstrapServers)) {
            readings.samples(0, 80);
            readings.moveTimeTo(200);
        }
        assertThat(new Output(bootstrapServers, PATIENCE).saliency(10)).hasSizeGreaterThanOrEqualTo(10);
        assertThat(places(flink, job)).containsEntry("attend", WITH_GPU);
        job.cancel().get();
    }

    private static String[] offeringAGpu(Path files) throws IOException {
        Path script = Files.writeString(files.resolve("find-gpu.sh"), "echo 0\n");
        return new String[] {
            "-Dtaskmanager.resource-id=" + WITH_GPU,
            "-Dexternal-resources=gpu",
            "-Dexternal-resource.gpu.amount=1",
            "-Dexternal-resource.gpu.driver-factory.class=" + ScriptedGpu.class.getName(),
            "-Dexternal-resource.gpu.param.script=" + script
        };
    }

    /** A jar of the driver, as a TaskManager's plugin directory wants it. */
    private static void writePlugin(Path folder) throws IOException {
        String name = ScriptedGpu.class.getName();
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("gpu.jar")))) {
            for (String each : List.of(name, name + "$Info")) {
                String file = each.replace('.', '/') + ".class";
                try (InputStream compiled = ScriptedGpu.class.getClassLoader().getResourceAsStream(file)) {
                    jar.putNextEntry(new JarEntry(file));
                    jar.write(Objects.requireNonNull(compiled).readAllBytes());
                }
            }
            jar.putNextEntry(new JarEntry("META-INF/services/" + ExternalResourceDriverFactory.class.getName()));
            jar.write(name.getBytes(StandardCharsets.UTF_8));
        }
    }

    private boolean allRun(FlinkProcesses flink, JobClient job) throws IOException {
        for (JsonNode vertex : rest(flink, "/jobs/" + job.getJobID()).get("vertices")) {
            if (!vertex.get("status").asText().equals("RUNNING")) {
                return false;
            }
        }
        return true;
    }

    /** Where the first subtask of each vertex runs. */
    private Map<String, String> places(FlinkProcesses flink, JobClient job) throws IOException {
        Map<String, String> places = new TreeMap<>();
        for (JsonNode vertex : rest(flink, "/jobs/" + job.getJobID()).get("vertices")) {
            JsonNode subtasks = rest(
                            flink,
                            "/jobs/" + job.getJobID() + "/vertices/"
                                    + vertex.get("id").asText())
                    .get("subtasks");
            places.put(
                    vertex.get("name").asText(),
                    subtasks.get(0).get("taskmanager-id").asText());
        }
        return places;
    }

    private JsonNode rest(FlinkProcesses flink, String path) throws IOException {
        return json.readTree(
                URI.create("http://localhost:" + flink.restPort() + path).toURL());
    }

    private static void createTopics(String bootstrapServers) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(bootstrapServers))) {
            topics.create(MachineReadings.PARTITIONS, List.of(MachineReadings.TOPIC));
            topics.create(1, Output.TOPICS.all());
        }
    }

    private static JobClient submit(FlinkProcesses flink, String bootstrapServers) throws Exception {
        Configuration options = new Configuration();
        options.setString("heed.bootstrap-server", bootstrapServers);
        options.setString("heed.ingest.max-skew", "1 d"); // MachineReadings.moveTimeTo is a clock ahead of all
        options.setString(
                "heed.model", TestModels.machines().path().toAbsolutePath().toString());
        options.setString("heed.attend.gpus", "1");
        options.setString("heed.slots.cpu-cores", "0.5");
        options.setString("heed.slots.heap-mb", "128");
        options.setString("execution.checkpointing.interval", "300 ms");
        Configuration settings = HeedJob.withDefaults(options);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createRemoteEnvironment("localhost", flink.restPort(), settings);
        env.setParallelism(1);
        HeedJob.define(env, options);
        return env.executeAsync("gpu-slots");
    }
}
