package dev.heed.attend;

import dev.heed.window.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which windows are in the model, written where the next process finds it when this one dies of a native crash.
 *
 * <p>First all windows of the batches that were in the model are suspects. Suspects then go through it alone, while nothing
 * else of the process is in it, so that the next crash names the one.
 */
final class CrashJournal implements AutoCloseable {
    /** Shared by batches, held by a window that is to be alone in this process's model. */
    private static final ReadWriteLock IN_MODEL = new ReentrantReadWriteLock();

    private static final int DIGEST_CHARACTERS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(CrashJournal.class);

    private final @Nullable ModelNotes notes;
    private final Suspects suspects;

    private CrashJournal(@Nullable ModelNotes notes, Suspects suspects) {
        this.notes = notes;
        this.suspects = suspects;
    }

    /** Begins a subtask's; where no file can be written, the job goes on without. */
    static CrashJournal begin(AttendSettings settings) {
        Path directory = settings.crashes().directory().orElse(null);
        if (directory == null) {
            return new CrashJournal(null, Suspects.none());
        }
        try {
            CrashJournal journal = open(settings, directory);
            if (journal.suspects.count() > 0) {
                LOG.warn(
                        "{} windows were in the model when a process died: they go through it alone",
                        journal.suspects.count());
            }
            return journal;
        } catch (IOException | UncheckedIOException e) {
            LOG.warn(
                    "heed.attend.crash-journal: expected a directory to write in, found {} ({}): a window that crashes"
                            + " the process will do so again and again",
                    directory,
                    e.toString());
            return new CrashJournal(null, Suspects.none());
        }
    }

    private static CrashJournal open(AttendSettings settings, Path directory) throws IOException {
        String digest = settings.digest();
        String model = digest.substring(0, Math.min(DIGEST_CHARACTERS, digest.length()));
        synchronized (IN_MODEL) { // so that a subtask finds all that another one is taking over
            ModelNotes notes = notes(settings, directory.resolve(Suspects.ownNotes(model) + UUID.randomUUID()));
            try {
                if (settings.crashes().journal() == null) {
                    notes.requireOwnDirectory();
                }
                return new CrashJournal(notes, Suspects.read(directory, model));
            } catch (IOException | RuntimeException e) {
                notes.close();
                throw e;
            }
        }
    }

    private static ModelNotes notes(AttendSettings settings, Path file) throws IOException {
        try {
            return new ModelNotes(file, settings.threads(), settings.batchSize());
        } catch (NoSuchFileException e) { // another process has just removed the empty directory
            return new ModelNotes(file, settings.threads(), settings.batchSize());
        }
    }

    /** Those that are to go through the model alone, or not at all. */
    Suspects suspects() {
        return suspects;
    }

    /** Runs the model on a batch. */
    <T> T run(List<Window> windows, Function<List<Window>, T> model) {
        IN_MODEL.readLock().lock();
        try {
            return noted(windows, model);
        } finally {
            IN_MODEL.readLock().unlock();
        }
    }

    /** Runs the model on a window while nothing else of this process is in it. */
    <T> T runAlone(Window window, Function<List<Window>, T> model) {
        IN_MODEL.writeLock().lock();
        try {
            return noted(List.of(window), model);
        } finally {
            IN_MODEL.writeLock().unlock();
        }
    }

    private <T> T noted(List<Window> windows, Function<List<Window>, T> model) {
        if (notes == null) {
            return model.apply(windows);
        }
        int place = notes.enter(windows);
        try {
            return model.apply(windows);
        } finally {
            notes.leave(place);
        }
    }

    @Override
    public void close() throws IOException {
        if (notes != null) {
            synchronized (IN_MODEL) {
                notes.close();
            }
        }
    }
}
