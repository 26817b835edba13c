package dev.heed.attend;

import dev.heed.ingest.Origin;
import dev.heed.model.serving.Device;
import dev.heed.window.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own with windows in its model, in which it stays until it is killed. */
final class JournalProcess implements AutoCloseable {
    private static final String DIGEST = "0123456789abcdef0123456789abcdef";

    private final Process process;

    private JournalProcess(Process process) {
        this.process = process;
    }

    static AttendSettings settings(Path journal) {
        CrashSettings crashes = new CrashSettings(journal.toString(), 3);
        return new AttendSettings("model", DIGEST, 1, Device.CPU, 4, 5, false, 1, 1, crashes);
    }

    static Window window(String entity) {
        float[] none = {};
        return new Window(entity, 8_000_000, 1, 1, none, new byte[0], none, none, Origin.UNKNOWN);
    }

    /** Starts one and waits until the windows of these entities are in its model: those that are suspects one by one. */
    static JournalProcess with(Path journal, String... entities) throws IOException, InterruptedException {
        Path inside = Files.createTempFile("inside", "");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                JournalProcess.class.getName(),
                journal.toString(),
                inside.toString());
        java.command().addAll(List.of(entities));
        Process process = java.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (Files.size(inside) == 0) {
            if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                throw new IOException("ended with " + process.exitValue());
            }
        }
        Files.delete(inside);
        return new JournalProcess(process);
    }

    /** Ends it as {@code kill -9} does. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Runs in the process. */
    public static void main(String[] arguments) throws IOException {
        Path inside = Path.of(arguments[1]);
        CrashJournal journal = CrashJournal.begin(settings(Path.of(arguments[0])));
        List<Window> windows =
                Arrays.stream(arguments).skip(2).map(JournalProcess::window).toList();
        if (windows.size() == 1 && journal.suspects().deathsWith(windows.get(0)) != null) {
            journal.runAlone(windows.get(0), batch -> stay(inside));
        } else {
            journal.run(windows, batch -> stay(inside));
        }
    }

    private static int stay(Path inside) {
        try {
            Files.writeString(inside, "x");
            Thread.sleep(TimeUnit.MINUTES.toMillis(10));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return 0;
    }
}
