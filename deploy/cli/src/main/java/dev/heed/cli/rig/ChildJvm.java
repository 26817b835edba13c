package dev.heed.cli.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM of its own on the class path of this one; its output goes to a file. */
final class ChildJvm {
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--add-opens=java.base/java.util=ALL-UNNAMED");

    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param directory of its log, {@code name.log}, and of its temporary files
     * @param options of the JVM, such as {@code -Xmx512m}
     */
    static ChildJvm start(
            Path directory,
            String name,
            List<String> options,
            Map<String, String> environment,
            String main,
            List<String> arguments)
            throws IOException {
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-XX:ErrorFile=" + temporary.resolve("crash-%p.log"));
        command.add("-XX:-CreateCoredumpOnCrash");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve(name + ".log").toFile()));
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start());
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops it where it is: its connections stay open and are not answered. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on after a pause. */
    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Sends a signal, such as STOP or SEGV. */
    void signal(String name) throws IOException, InterruptedException {
        run("kill", "-" + name, pid());
    }

    /** Lets none of its files grow, as if the disk were full; it gets an error for each write. Linux. */
    void fillDisk() throws IOException, InterruptedException {
        run("prlimit", "--pid=" + pid(), "--fsize=0:unlimited");
    }

    /** Lets its files grow again. */
    void emptyDisk() throws IOException, InterruptedException {
        run("prlimit", "--pid=" + pid(), "--fsize=unlimited:unlimited");
    }

    long processId() {
        return process.pid();
    }

    private String pid() {
        return Long.toString(process.pid());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command).start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
        }
    }

    /** Waits for its end; returns its exit status. */
    int await() throws InterruptedException {
        return process.waitFor();
    }
}
