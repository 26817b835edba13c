package dev.heed.attend;

import static java.util.Objects.requireNonNull;

import dev.heed.window.Window;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The windows of a model that were in it when a process died, each with the number of times that it was there alone. All
 * subtasks of a machine share them: a file for each window, of as many bytes as there were such times.
 *
 * <p>A window is forgotten once a checkpoint covers that it came again: it does not come a third time. Used by the task's
 * thread alone.
 */
final class Suspects {
    /** For which a window that never comes again is kept: it went on at another machine. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final long NOT_YET = Long.MAX_VALUE;
    private static final byte[] DEATH = {'x'};

    private final Path directory;
    private final String prefix;
    private final Map<WindowKey, Integer> deaths = new HashMap<>();
    /** Those that came again, with the first checkpoint since. */
    private final Map<WindowKey, Long> met = new HashMap<>();

    private Suspects(Path directory, String digest) {
        this.directory = directory;
        this.prefix = "suspect-" + digest + "-";
    }

    /** Of nobody. */
    static Suspects none() {
        return new Suspects(Path.of(""), "");
    }

    /** Those of a directory, and of the notes in it whose processes have died. */
    static Suspects read(Path directory, String digest) throws IOException {
        Suspects suspects = new Suspects(directory, digest);
        for (Path notes : files(directory, notesPrefix(digest))) {
            if (!file(notes).startsWith(ownNotes(digest))) {
                suspects.takeOver(notes);
            }
        }
        for (Path suspect : files(directory, suspects.prefix)) {
            suspects.readOne(suspect);
        }
        return suspects;
    }

    /** How the names of this process's notes begin: those of others are locked while they live, its own need not be asked. */
    static String ownNotes(String digest) {
        ProcessHandle own = ProcessHandle.current();
        long began = own.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        return notesPrefix(digest) + own.pid() + "-" + began + "-";
    }

    private static String notesPrefix(String digest) {
        return "in-model-" + digest + "-";
    }

    private static String file(Path path) {
        return requireNonNull(path.getFileName()).toString();
    }

    private static List<Path> files(Path directory, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file(file).startsWith(prefix)).toList();
        }
    }

    private void takeOver(Path notes) throws IOException {
        try (FileChannel file = FileChannel.open(notes, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (file.tryLock() == null) {
                return;
            }
            List<List<WindowKey>> batches = ModelNotes.read(file);
            boolean alone = batches.size() == 1 && batches.get(0).size() == 1;
            for (List<WindowKey> batch : batches) {
                for (WindowKey window : batch) {
                    boolean wasKnown = Files.exists(path(window));
                    Files.write(
                            path(window),
                            alone && wasKnown ? DEATH : new byte[0],
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                }
            }
            Files.deleteIfExists(notes);
        } catch (NoSuchFileException e) {
            // its process ended it, or another one took it over
        }
    }

    private void readOne(Path suspect) throws IOException {
        try {
            if (Files.getLastModifiedTime(suspect)
                    .toInstant()
                    .isBefore(Instant.now().minus(KEPT))) {
                Files.deleteIfExists(suspect);
                return;
            }
            String[] parts = file(suspect).substring(prefix.length()).split("_", -1);
            WindowKey window = new WindowKey(Long.parseUnsignedLong(parts[0], 16), Long.parseLong(parts[1]));
            deaths.put(window, (int) Files.size(suspect));
        } catch (NoSuchFileException e) {
            // another subtask has just forgotten it
        }
    }

    private Path path(WindowKey window) {
        return directory.resolve(prefix + Long.toHexString(window.entity()) + "_" + window.timeMicros());
    }

    /** How many there are. */
    int count() {
        return deaths.size();
    }

    /** How many times the process died with the window alone in the model; null when it is no suspect. */
    @Nullable
    Integer deathsWith(Window window) {
        return deaths.isEmpty() ? null : deaths.get(WindowKey.of(window));
    }

    /** The window came again, and passed or was set aside. */
    void met(Window window) {
        met.put(WindowKey.of(window), NOT_YET);
    }

    /** A checkpoint begins: it covers what came before. */
    void covered(long checkpoint) {
        met.replaceAll((window, first) -> Math.min(first, checkpoint));
    }

    /** A checkpoint is complete, and with it those before. */
    void completed(long checkpoint) {
        met.entrySet().removeIf(window -> {
            if (window.getValue() > checkpoint) {
                return false;
            }
            deaths.remove(window.getKey());
            try {
                Files.deleteIfExists(path(window.getKey()));
            } catch (IOException e) {
                // it goes through the model alone once more
            }
            return true;
        });
    }
}
