package dev.heed.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lines for a shell, run as a reader of a README would: in a directory, with the Java of this JVM and no build tool. */
final class Shell implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 240;

    private final Path directory;
    private final List<Process> running = new ArrayList<>();

    Shell(Path directory) {
        this.directory = directory;
    }

    /** Starts lines that go on until this is closed; their output goes to a file. */
    void start(String name, String... lines) throws IOException {
        running.add(process(lines)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile())
                .start());
    }

    /** Runs lines to their end; returns the exit status. */
    int run(String name, String... lines) throws IOException, InterruptedException {
        start(name, lines);
        Process process = running.remove(running.size() - 1);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            end(process);
            throw new IllegalStateException(name + " did not end: see " + log(name));
        }
        return process.exitValue();
    }

    /** Where the output of that name goes. */
    Path log(String name) {
        return directory.resolve(name + ".log");
    }

    /** What it wrote. */
    String output(String name) throws IOException {
        return Files.readString(log(name));
    }

    private ProcessBuilder process(String... lines) throws IOException {
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-euc", String.join("\n", lines)).directory(directory.toFile());
        String home = System.getProperty("java.home");
        builder.environment().clear();
        builder.environment().put("JAVA_HOME", home);
        builder.environment().put("PATH", home + "/bin:/usr/bin:/bin");
        builder.environment().put("HOME", System.getProperty("user.home")); // TensorFlow's unpacked library
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
        builder.environment()
                .put("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + temporary);
        return builder;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : running) {
            end(process);
            process.waitFor();
        }
    }
}
