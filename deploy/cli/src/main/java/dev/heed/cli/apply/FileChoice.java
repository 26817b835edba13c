package dev.heed.cli.apply;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which files are written, and how.
 *
 * @param kinds that are wanted
 * @param isCompressed whether as {@code .csv.gz}
 */
record FileChoice(Set<FileKind> kinds, boolean isCompressed) implements Serializable {
    /** All but the intervals, plain. */
    static FileChoice usual() {
        return new FileChoice(EnumSet.complementOf(EnumSet.of(FileKind.FORECAST_INTERVALS)), false);
    }

    /** The same and the intervals. */
    FileChoice withIntervals() {
        EnumSet<FileKind> all = EnumSet.copyOf(kinds);
        all.add(FileKind.FORECAST_INTERVALS);
        return new FileChoice(all, isCompressed);
    }

    /**
     * Opens a file for writing; null where it is not wanted. A channel that is called like one of the first columns gets
     * another name there. A file of an earlier run that would be beside it goes.
     */
    @Nullable
    CsvOutput open(Path directory, FileKind kind, List<String> first, List<String> channels) throws IOException {
        Path plain = directory.resolve(kind + ".csv");
        Path compressed = directory.resolve(kind + ".csv.gz");
        Files.deleteIfExists(plain);
        Files.deleteIfExists(compressed);
        List<String> named = channels.stream()
                .map(channel -> first.contains(channel) ? channel + " (channel)" : channel)
                .toList();
        return kinds.contains(kind) ? new CsvOutput(isCompressed ? compressed : plain, first, named) : null;
    }
}
