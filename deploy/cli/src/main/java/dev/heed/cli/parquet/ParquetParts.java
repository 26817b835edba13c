package dev.heed.cli.parquet;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files that a table is made of: one, or the parts in a directory, as Spark and DuckDB write them. */
final class ParquetParts {
    static final String MAGIC = "PAR1";
    static final String ENCRYPTED = "PARE";

    private ParquetParts() {}

    /** Whether a file begins as Parquet does, or a directory holds such files or folders of a partitioned table. */
    static boolean isTable(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return isPart(file);
        }
        for (Path inside : visible(file)) {
            if (Files.isDirectory(inside) ? isPartition(inside) : isPart(inside)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The file, or the parts of a directory in the order of their names.
     *
     * @throws Refusal when there is something else in the directory
     */
    static List<Path> of(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return List.of(file);
        }
        List<Path> parts = visible(file);
        for (Path part : parts) {
            if (Files.isDirectory(part)) {
                throw Refusal.failure(
                        ("%s: expected a directory of Parquet files alone, found the folder '%s'; write a partitioned table as"
                                        + " one file, such as with DuckDB: COPY (FROM '%s/**/*.parquet' ORDER BY time) TO"
                                        + " 'one.parquet'")
                                .formatted(file, part.getFileName(), file));
            }
            if (!isPart(part)) {
                throw Refusal.failure(
                        "%s: expected a directory of Parquet files alone, found '%s', which is none; take it away, or name the files"
                                .formatted(file, part.getFileName()));
            }
        }
        return parts;
    }

    private static boolean isPart(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            String first = new String(bytes.readNBytes(MAGIC.length()), StandardCharsets.ISO_8859_1);
            return first.equals(MAGIC) || first.equals(ENCRYPTED);
        }
    }

    private static boolean isPartition(Path folder) {
        return String.valueOf(folder.getFileName()).indexOf('=') > 0;
    }

    /** What is no note of the program that wrote the table, such as {@code _SUCCESS}. */
    private static List<Path> visible(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(inside ->
                            "._".indexOf(inside.getFileName().toString().charAt(0)) < 0)
                    .sorted()
                    .toList();
        }
    }
}
