package dev.heed.attend;

import dev.heed.shipment.MachineFiles;
import java.io.Serializable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is done about windows that the process does not survive.
 *
 * @param journal directory of the {@link CrashJournal}, {@value #NONE} for no journal; null: {@code heed-crashes-USER} among
 *     the machine's temporary files
 * @param maxCrashes times that the process may die with a window alone in the model, ≥ 1
 */
public record CrashSettings(@Nullable String journal, int maxCrashes) implements Serializable {
    /** No journal. */
    public static final String NONE = "none";

    public CrashSettings {
        if (maxCrashes < 1) {
            throw new IllegalArgumentException("heed.attend.max-crashes: expected at least 1, found " + maxCrashes);
        }
    }

    /** Whether a journal can be given so: as a path that does not depend on where the process was started. */
    public static boolean isValid(String journal) {
        try {
            return journal.equals(NONE) || Path.of(journal).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The journal's directory on this machine. */
    Optional<Path> directory() {
        if (journal == null) {
            return Optional.of(MachineFiles.directory("heed-crashes"));
        }
        return journal.equals(NONE) ? Optional.empty() : Optional.of(Path.of(journal));
    }
}
