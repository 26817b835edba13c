package dev.heed.cli.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process has of the machine.
 *
 * @param residentBytes memory that is in RAM, native memory too
 * @param threads that live
 * @param files handles that are open, sockets among them
 */
public record ProcessUse(long residentBytes, long threads, long files) {
    /** Nothing. */
    static final ProcessUse NONE = new ProcessUse(0, 0, 0);

    /** That of a process now, as {@code /proc} has it. Linux. */
    static ProcessUse of(long process) throws IOException {
        Path directory = Path.of("/proc", Long.toString(process));
        long resident = 0;
        long threads = 0;
        for (String line : Files.readAllLines(directory.resolve("status"))) {
            String[] words = line.split("\\s+");
            if (words[0].equals("VmRSS:")) {
                resident = Long.parseLong(words[1]) * 1024;
            } else if (words[0].equals("Threads:")) {
                threads = Long.parseLong(words[1]);
            }
        }
        try (Stream<Path> files = Files.list(directory.resolve("fd"))) {
            return new ProcessUse(resident, threads, files.count());
        }
    }

    ProcessUse plus(ProcessUse other) {
        return new ProcessUse(residentBytes + other.residentBytes, threads + other.threads, files + other.files);
    }
}
