package dev.heed.cli.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/** A real Flink cluster of separate processes, started from the same jars: one JobManager, and TaskManagers to kill. */
final class FlinkProcesses implements AutoCloseable {
    private final Path directory;
    private final int restPort;
    private final Process jobManager;
    private final List<Process> taskManagers = new ArrayList<>();

    private FlinkProcesses(Path directory, int restPort) throws IOException {
        this.directory = directory;
        this.restPort = restPort;
        this.jobManager = java("jobmanager", StandaloneSessionClusterEntrypoint.class);
    }

    static FlinkProcesses start(Path directory, int slots) throws IOException {
        int rest = freePort();
        Files.writeString(directory.resolve("config.yaml"), config(directory, rest, freePort(), slots));
        FlinkProcesses flink = new FlinkProcesses(directory, rest);
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

    private static String config(Path directory, int rest, int rpc, int slots) {
        return """
                jobmanager.rpc.address: localhost
                jobmanager.rpc.port: %d
                rest.address: localhost
                rest.port: %d
                taskmanager.host: localhost
                taskmanager.numberOfTaskSlots: %d
                taskmanager.cpu.cores: 1.0
                taskmanager.memory.task.heap.size: 384m
                taskmanager.memory.task.off-heap.size: 128m
                taskmanager.memory.framework.heap.size: 128m
                taskmanager.memory.framework.off-heap.size: 128m
                taskmanager.memory.network.min: 64m
                taskmanager.memory.network.max: 64m
                taskmanager.memory.managed.size: 64m
                taskmanager.memory.jvm-metaspace.size: 256m
                taskmanager.memory.jvm-overhead.min: 192m
                taskmanager.memory.jvm-overhead.max: 192m
                heartbeat.interval: 1000
                heartbeat.timeout: 5000
                restart-strategy.type: fixed-delay
                restart-strategy.fixed-delay.attempts: 1000
                restart-strategy.fixed-delay.delay: 200 ms
                execution.checkpointing.dir: %s
                """.formatted(rpc, rest, slots, directory.resolve("checkpoints").toUri());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            return socket.getLocalPort();
        }
    }

    private Process java(String name, Class<?> main, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-Dlog4j2.configurationFile=log4j2-cluster.properties",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "--configDir",
                directory.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
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
