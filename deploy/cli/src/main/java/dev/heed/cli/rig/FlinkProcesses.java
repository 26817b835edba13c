package dev.heed.cli.rig;

import dev.heed.cli.kafka.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/**
 * A real Flink cluster of separate processes, started from the same jars and with the configuration of {@code deploy/conf}: a
 * JobManager, and TaskManagers to kill.
 */
public final class FlinkProcesses implements AutoCloseable {
    private final Path directory;
    private final Path configuration;
    private final int restPort;
    /** Beside those of the configuration. */
    private final List<String> settings;

    /** Of each TaskManager's JVM. */
    private final List<String> jvmOptions;

    private final Map<String, ChildJvm> taskManagers = new LinkedHashMap<>();
    private ChildJvm jobManager;
    private int started;

    private FlinkProcesses(
            Path directory, int restPort, int rpcPort, int slots, List<String> more, List<String> jvmOptions)
            throws IOException {
        this.directory = directory;
        this.configuration = configuration(directory);
        this.restPort = restPort;
        this.jvmOptions = jvmOptions;
        this.settings = new ArrayList<>(List.of(
                "-Drest.port=" + restPort,
                "-Djobmanager.rpc.port=" + rpcPort,
                "-Dtaskmanager.numberOfTaskSlots=" + slots,
                "-Dtaskmanager.cpu.cores=1.0",
                "-Dtaskmanager.load-balance.mode=SLOTS",
                "-Dweb.refresh-interval=100", // whoever waits for a checkpoint would miss most
                "-Dpekko.ask.timeout=60 s", // a machine that is busy with the rig takes long to start a job
                "-Dheartbeat.interval=1000",
                "-Dheartbeat.timeout=5000",
                "-Drestart-strategy.type=fixed-delay",
                "-Drestart-strategy.fixed-delay.attempts=1000",
                "-Drestart-strategy.fixed-delay.delay=200 ms",
                "-Dexecution.checkpointing.dir=" + checkpoints().toUri()));
        this.settings.addAll(more);
        this.jobManager = java("jobmanager", List.of(), StandaloneSessionClusterEntrypoint.class);
    }

    /** Starts a JobManager and a TaskManager of so many slots, whose files go into a directory, with {@code -Dkey=value}. */
    public static FlinkProcesses start(Path directory, int slots, String... settings) throws IOException {
        return start(directory, slots, List.of(settings), List.of());
    }

    /** The same with options of each TaskManager's JVM. */
    public static FlinkProcesses start(Path directory, int slots, List<String> settings, List<String> jvmOptions)
            throws IOException {
        FlinkProcesses flink =
                new FlinkProcesses(directory, FreePort.next(), FreePort.next(), slots, settings, jvmOptions);
        flink.startTaskManager();
        return flink;
    }

    private static Path configuration(Path directory) throws IOException {
        Path copy = Files.createDirectories(directory.resolve("conf"));
        try (InputStream given = FlinkProcesses.class.getResourceAsStream("/conf/config.yaml")) {
            Files.write(
                    copy.resolve("config.yaml"), Objects.requireNonNull(given).readAllBytes());
        }
        return copy;
    }

    /** The port of its REST interface, on this machine. */
    public int restPort() {
        return restPort;
    }

    /** Where its jobs keep their checkpoints. */
    public Path checkpoints() {
        return directory.resolve("checkpoints");
    }

    /** Starts another TaskManager, with {@code -Dkey=value} beside the common configuration. */
    public void startTaskManager(String... options) throws IOException {
        String name = "taskmanager-" + started++;
        List<String> all = new ArrayList<>(List.of("-Dtaskmanager.resource-id=" + name));
        all.addAll(List.of(options)); // the last one counts
        taskManagers.put(name, java(name, jvmOptions, TaskManagerRunner.class, all.toArray(String[]::new)));
    }

    /** The names of the TaskManagers that were not killed, the oldest first. */
    public List<String> taskManagers() {
        return List.copyOf(taskManagers.keySet());
    }

    /** What the TaskManagers have of the machine now, together. Linux. */
    public ProcessUse use() throws IOException {
        ProcessUse all = ProcessUse.NONE;
        for (ChildJvm taskManager : taskManagers.values()) {
            all = all.plus(ProcessUse.of(taskManager.processId()));
        }
        return all;
    }

    /** Ends a TaskManager as {@code kill -9} does. */
    public void killTaskManager(String name) throws InterruptedException {
        Objects.requireNonNull(taskManagers.remove(name), name).kill();
    }

    /** Lets a TaskManager crash as a fault in native code does. */
    public void crashTaskManager(String name) throws IOException, InterruptedException {
        Objects.requireNonNull(taskManagers.get(name), name).signal("SEGV");
        awaitEndOfTaskManager(name);
    }

    /** Waits until a TaskManager has ended by itself; returns its exit status. */
    public int awaitEndOfTaskManager(String name) throws InterruptedException {
        int status = Objects.requireNonNull(taskManagers.get(name), name).await();
        taskManagers.remove(name);
        return status;
    }

    /** Ends the newest TaskManager. */
    public void killTaskManager() throws InterruptedException {
        killTaskManager(taskManagers().get(taskManagers.size() - 1));
    }

    /** Sends a TaskManager a signal: STOP or CONT. */
    public void signalTaskManager(String name, String signal) throws IOException, InterruptedException {
        Objects.requireNonNull(taskManagers.get(name), name).signal(signal);
    }

    /** Lets no file of any of its processes grow: no checkpoint can be written. */
    public void fillDisk() throws IOException, InterruptedException {
        jobManager.fillDisk();
        for (ChildJvm taskManager : taskManagers.values()) {
            taskManager.fillDisk();
        }
    }

    /** Lets files grow again. */
    public void emptyDisk() throws IOException, InterruptedException {
        jobManager.emptyDisk();
        for (ChildJvm taskManager : taskManagers.values()) {
            taskManager.emptyDisk();
        }
    }

    /** Ends the JobManager as {@code kill -9} does. Without a leader the TaskManagers end their tasks and look for it. */
    public void killJobManager() throws InterruptedException {
        jobManager.kill();
    }

    /** Starts a JobManager again, on the same ports. It knows nothing of the jobs before. */
    public void startJobManager() throws IOException {
        jobManager = java("jobmanager", List.of(), StandaloneSessionClusterEntrypoint.class);
    }

    private ChildJvm java(String name, List<String> jvmOptions, Class<?> main, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--configDir", configuration.toString()));
        arguments.addAll(settings);
        arguments.addAll(List.of(options));
        return process(name, jvmOptions, main, arguments);
    }

    /** Runs one of Flink's own commands to its end; returns its exit status. */
    public int run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        return process("command", List.of(), main, List.of(arguments)).await();
    }

    private ChildJvm process(String name, List<String> jvmOptions, Class<?> main, List<String> arguments)
            throws IOException {
        Map<String, String> environment = Map.of(
                "TF_CPP_MIN_LOG_LEVEL",
                "3",
                "FLINK_CONF_DIR",
                configuration.toString(),
                "FLINK_PLUGINS_DIR",
                directory.resolve("plugins").toString());
        List<String> options =
                new ArrayList<>(List.of("-Xmx512m", "-Dlog4j2.configurationFile=log4j2-cluster.properties"));
        options.addAll(jvmOptions);
        return ChildJvm.start(directory, name, options, environment, main.getName(), arguments);
    }

    @Override
    public void close() throws InterruptedException {
        for (ChildJvm taskManager : taskManagers.values()) {
            taskManager.kill();
        }
        jobManager.kill();
    }
}
