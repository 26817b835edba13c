package dev.heed.cli.input;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.heed.model.refusal.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Opens a CSV file, plain or gzipped, in UTF-8 with or without a byte order mark. */
final class CsvFile {
    private static final int BUFFER = 1 << 16;
    private static final String DELIMITERS = ",;\t";

    private CsvFile() {}

    /**
     * The records of a file, the header first, of whatever number of fields.
     *
     * @param delimiter null: whichever of comma, semicolon and tab the first line has most of
     * @throws Refusal when the file cannot be opened
     */
    static CsvReader<CsvRecord> open(Path file, @Nullable Character delimiter) {
        try {
            return CsvReader.builder()
                    .fieldSeparator(delimiter != null ? delimiter : mostFrequent(file))
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .detectBomHeader(true)
                    .ofCsvRecord(bytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The failure of a file that cannot be read. */
    static Refusal unreadable(Path file, Exception cause) {
        String found = cause instanceof NoSuchFileException
                ? "no such file"
                : Files.isDirectory(file) ? "a directory" : String.valueOf(cause.getMessage());
        return Refusal.failure("%s: expected a CSV file that can be read, found: %s".formatted(file, found))
                .causedBy(cause);
    }

    private static InputStream bytes(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER) : bytes;
    }

    private static char mostFrequent(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(bytes(file), StandardCharsets.UTF_8))) {
            String line = String.valueOf(reader.readLine());
            return (char) DELIMITERS
                    .chars()
                    .reduce((best, next) -> count(line, next) > count(line, best) ? next : best)
                    .orElse(',');
        }
    }

    private static long count(String line, int delimiter) {
        return line.chars().filter(c -> c == delimiter).count();
    }
}
