package dev.heed.shipment;

import java.nio.file.Path;

/** Temporary files that a later process of the same user finds again. */
public final class MachineFiles {
    /** Where a process has temporary files of its own, the system property that holds the machine's directory of them. */
    public static final String TEMPORARY = "heed.machine-tmpdir";

    private MachineFiles() {}

    /** This user's directory of a name among the machine's temporary files; it need not be there. */
    public static Path directory(String name) {
        String temporary = System.getProperty(TEMPORARY, System.getProperty("java.io.tmpdir"));
        return Path.of(temporary, name + "-" + System.getProperty("user.name"));
    }
}
