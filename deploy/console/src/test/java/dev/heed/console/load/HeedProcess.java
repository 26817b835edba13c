package dev.heed.console.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@code heed} command in a process of its own. */
public final class HeedProcess implements AutoCloseable {
    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final Path log;

    private HeedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static HeedProcess start(Path directory, List<String> flags, String... arguments) throws IOException {
        Path log = directory.resolve(arguments[0] + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.heed.cli.Heed"));
        command.addAll(List.of(arguments));
        return new HeedProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    /** Waits until it says so. */
    public void await(String words) throws IOException, InterruptedException {
        for (int look = 0; look < 1_200 && process.isAlive(); look++) {
            if (said().contains(words)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("expected '" + words + "', found: " + said());
    }

    /** Waits until it has done what it does. */
    public void await() throws IOException, InterruptedException {
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException("expected exit status 0, found " + status + ": " + said());
        }
    }

    public String said() throws IOException {
        return Files.readString(log);
    }

    /** Seconds of processor time that it has used. */
    double processorSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Megabytes of memory that it holds. */
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
