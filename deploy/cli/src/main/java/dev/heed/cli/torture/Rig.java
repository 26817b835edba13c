package dev.heed.cli.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.cli.rig.BrokerProcess;
import dev.heed.cli.rig.FlinkProcesses;
import dev.heed.cli.rig.KafkaProxy;
import dev.heed.job.HeedJob;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.protocol.ApiKeys;
import org.jspecify.annotations.Nullable;

/** The processes of a job, and what can be done to them. */
final class Rig {
    /** Slots of a TaskManager. */
    static final int SLOTS = 2;

    /** Steps that are attended at a time. */
    static final int HOP = 16;

    private static final int TASK_MANAGERS = 2;
    private static final int MOST_PARALLELISM = SLOTS * TASK_MANAGERS;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final long LOOK_MILLIS = 5;

    private final Configuration options;
    private final KafkaProxy proxy;
    private final BrokerProcess broker;
    private final FlinkProcesses flink;
    private final Path savepoints;
    private final Load load;
    private int parallelism = TASK_MANAGERS;
    private int partitions = Load.PARTITIONS;
    private JobClient job;

    /** Submits the job to processes that run. */
    Rig(Configuration options, KafkaProxy proxy, BrokerProcess broker, FlinkProcesses flink, Load load)
            throws Exception {
        this.options = options;
        this.proxy = proxy;
        this.broker = broker;
        this.flink = flink;
        this.load = load;
        this.savepoints = flink.checkpoints().resolveSibling("savepoints");
        while (flink.taskManagers().size() < TASK_MANAGERS) {
            flink.startTaskManager();
        }
        awaitRest();
        this.job = submit(null);
    }

    KafkaProxy proxy() {
        return proxy;
    }

    BrokerProcess broker() {
        return broker;
    }

    FlinkProcesses flink() {
        return flink;
    }

    Load load() {
        return load;
    }

    private JobClient submit(@Nullable String from) throws Exception {
        Configuration settings = HeedJob.withDefaults(options);
        settings.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        if (from != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        }
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createRemoteEnvironment("localhost", flink.restPort(), settings);
        HeedJob.define(env, options);
        return env.executeAsync("torture");
    }

    /** Defines the job once more, which must be refused since the prefix is taken. */
    void refuseSecondJob() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createRemoteEnvironment(
                "localhost", flink.restPort(), HeedJob.withDefaults(options));
        try {
            HeedJob.define(env, options);
        } catch (Refusal refused) {
            return;
        }
        throw new IllegalStateException("a second job with the same transaction prefix was not refused");
    }

    /** Kills a TaskManager, or lets it crash, and starts another. */
    void replaceTaskManager(Random random, boolean crash) throws Exception {
        String name = drawn(random);
        if (crash) {
            flink.crashTaskManager(name);
        } else {
            flink.killTaskManager(name);
        }
        TimeUnit.SECONDS.sleep(random.nextInt(4));
        flink.startTaskManager();
    }

    private String drawn(Random random) {
        List<String> names = flink.taskManagers();
        return names.get(random.nextInt(names.size()));
    }

    void replaceAllTaskManagers() throws Exception {
        for (String name : flink.taskManagers()) {
            flink.killTaskManager(name);
        }
        for (int i = 0; i < TASK_MANAGERS; i++) {
            flink.startTaskManager();
        }
    }

    void stopTaskManager(Random random, int seconds) throws Exception {
        String name = drawn(random);
        flink.signalTaskManager(name, "STOP");
        TimeUnit.SECONDS.sleep(seconds);
        flink.signalTaskManager(name, "CONT");
        await(name + " to come back", () -> hasTaskManager(name));
    }

    private boolean hasTaskManager(String name) throws IOException {
        for (JsonNode taskManager : rest("/taskmanagers").get("taskmanagers")) {
            if (taskManager.get("id").asText().equals(name)
                    && taskManager.get("slotsNumber").asInt() == SLOTS) {
                return true;
            }
        }
        return false;
    }

    void replaceJobManager() throws Exception {
        flink.killJobManager();
        flink.startJobManager();
        awaitRest();
        job = submit(newestCheckpoint());
    }

    /** The newest checkpoint or savepoint that is complete. */
    private String newestCheckpoint() throws IOException {
        try (Stream<Path> checkpoints = Files.walk(flink.checkpoints());
                Stream<Path> others = Files.exists(savepoints) ? Files.walk(savepoints) : Stream.empty()) {
            return Stream.concat(checkpoints, others)
                    .filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new IllegalStateException("found no checkpoint in " + flink.checkpoints()))
                    .resolveSibling("")
                    .toUri()
                    .toString();
        }
    }

    void rescale() throws Exception {
        String savepoint = stop(false);
        parallelism = parallelism == 1 ? MOST_PARALLELISM : parallelism / 2;
        job = submit(savepoint);
    }

    /** Stops the job with a savepoint, whose path is returned; drained, it gives out what it holds back before. */
    String stop(boolean drain) throws Exception {
        return job.stopWithSavepoint(drain, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void addPartition() throws Exception {
        Properties client = new Properties();
        client.put("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            partitions++;
            admin.createPartitions(Map.of(Load.TOPIC, NewPartitions.increaseTo(partitions)))
                    .all()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void awaitHeldCommit() throws Exception {
        await("a commit", () -> proxy.isHolding(ApiKeys.END_TXN));
    }

    void awaitCheckpointUnderWay() throws Exception {
        await(
                "a checkpoint",
                () -> rest("/jobs/" + job.getJobID() + "/checkpoints")
                                .at("/counts/in_progress")
                                .asInt()
                        > 0);
    }

    private void awaitRest() throws Exception {
        await("the JobManager", () -> rest("/config").has("flink-version"));
    }

    /** The job's status in a word. */
    String status() {
        try {
            return String.valueOf(job.getJobStatus().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (Exception e) {
            return "unknown: " + e.getMessage();
        }
    }

    private JsonNode rest(String path) throws IOException {
        return new ObjectMapper()
                .readTree(URI.create("http://localhost:" + flink.restPort() + path)
                        .toURL());
    }

    private interface Look {
        boolean isThere() throws IOException;
    }

    private static void await(String what, Look look) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (System.nanoTime() < end) {
            try {
                if (look.isThere()) {
                    return;
                }
            } catch (IOException notYet) {
                // asked again
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        throw new IllegalStateException("waited in vain for " + what);
    }
}
