package dev.heed.cli.terminal;

import dev.heed.attend.CrashSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;

/**
 * A directory of this process's own for temporary files, removed when it ends: Flink in one JVM unpacks tens of megabytes
 * at each start, and does not stay to clean up.
 */
public final class Scratch {
    private static final String PROPERTY = "java.io.tmpdir";
    private static final int LOOKS = 3;

    private Scratch() {}

    /**
     * From now on temporary files of this process lie in a directory of their own. To be called before anything else, since
     * others remember where temporary files go. Where no directory can be made, they go where they went.
     */
    public static void begin() {
        Path own = Path.of(
                System.getProperty(PROPERTY), "heed-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try {
            Files.createDirectory(own);
        } catch (IOException e) {
            return;
        }
        System.setProperty(CrashSettings.TEMPORARY, System.getProperty(PROPERTY));
        System.setProperty(PROPERTY, own.toString());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(own), "scratch"));
    }

    /** Deletes what it can, looking again while others delete there, too. */
    static void delete(Path directory) {
        for (int look = 0; look < LOOKS && Files.exists(directory); look++) {
            FileUtils.deleteDirectoryQuietly(directory.toFile());
        }
    }
}
