package dev.heed.cli.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/** A real Flink cluster of separate processes, started from the same jars: one JobManager, and TaskManagers to kill. */
final class FlinkProcesses implements AutoCloseable {
    private static final Path CONFIGURATION = Path.of("../conf").toAbsolutePath();

    private final Path directory;
    private final int restPort;
    /** Beside those of the configuration that the README shows. */
    private final List<String> settings;

    private final Process jobManager;
    private final List<Process> taskManagers = new ArrayList<>();

    private FlinkProcesses(Path directory, int restPort, int rpcPort, int slots) throws IOException {
        this.directory = directory;
        this.restPort = restPort;
        this.settings = List.of(
                "-Drest.port=" + restPort,
                "-Djobmanager.rpc.port=" + rpcPort,
                "-Dtaskmanager.numberOfTaskSlots=" + slots,
                "-Dtaskmanager.cpu.cores=1.0",
                "-Dheartbeat.interval=1000",
                "-Dheartbeat.timeout=5000",
                "-Drestart-strategy.type=fixed-delay",
                "-Drestart-strategy.fixed-delay.attempts=1000",
                "-Drestart-strategy.fixed-delay.delay=200 ms",
                "-Dexecution.checkpointing.dir="
                        + directory.resolve("checkpoints").toUri());
        this.jobManager = java("jobmanager", StandaloneSessionClusterEntrypoint.class);
    }

    static FlinkProcesses start(Path directory, int slots) throws IOException {
        FlinkProcesses flink = new FlinkProcesses(directory, freePort(), freePort(), slots);
        flink.startTaskManager();
        return flink;
    }

    int restPort() {
        return restPort;
    }

    /** Starts another TaskManager, with {@code -Dkey=value} beside the common configuration. */
    void startTaskManager(String... options) throws IOException {
        taskManagers.add(java("taskmanager-" + taskManagers.size(), TaskManagerRunner.class, options));
    }

    /** Ends the newest TaskManager as {@code kill -9} does. */
    void killTaskManager() throws InterruptedException {
        taskManagers.get(taskManagers.size() - 1).destroyForcibly().waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            return socket.getLocalPort();
        }
    }

    private Process java(String name, Class<?> main, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--configDir", CONFIGURATION.toString()));
        arguments.addAll(settings);
        arguments.addAll(List.of(options));
        return process(name, main, arguments);
    }

    /** Runs one of Flink's own commands to its end; returns its exit status. */
    int run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        return process("command", main, List.of(arguments)).waitFor();
    }

    private Process process(String name, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.util=ALL-UNNAMED", // as Flink's own scripts do
                "-Dlog4j2.configurationFile=log4j2-cluster.properties",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
        builder.environment().put("FLINK_CONF_DIR", CONFIGURATION.toString());
        builder.environment()
                .put("FLINK_PLUGINS_DIR", directory.resolve("plugins").toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile())
                .start();
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : taskManagers) {
            process.destroyForcibly().waitFor();
        }
        jobManager.destroyForcibly().waitFor();
    }
}
