package dev.heed.cli.input;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.heed.model.refusal.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
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
            BufferedReader reader = new BufferedReader(text(file), BUFFER);
            skipByteOrderMark(reader);
            return CsvReader.builder()
                    .fieldSeparator(delimiter != null ? delimiter : mostFrequent(reader))
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(reader);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** What a file's entity is called where no column says it: its name without {@code .csv} and {@code .gz}. */
    static String entityOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("(?i)([.]csv)?([.]gz)?$", "");
    }

    /** The failure of a file that cannot be read. */
    static Refusal unreadable(Path file, Exception cause) {
        String found = cause instanceof NoSuchFileException
                ? "no such file"
                : Files.isDirectory(file) ? "a directory" : String.valueOf(cause.getMessage());
        return Refusal.failure("%s: expected a CSV file that can be read, found: %s".formatted(file, found))
                .causedBy(cause);
    }

    private static Reader text(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        boolean zipped = file.toString().endsWith(".gz");
        return new InputStreamReader(zipped ? new GZIPInputStream(bytes, BUFFER) : bytes, StandardCharsets.UTF_8);
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    private static char mostFrequent(BufferedReader reader) throws IOException {
        reader.mark(BUFFER);
        char[] start = new char[BUFFER];
        int length = Math.max(0, reader.read(start, 0, BUFFER));
        reader.reset();
        String line = new String(start, 0, length).lines().findFirst().orElse("");
        return (char) DELIMITERS
                .chars()
                .reduce((best, next) -> count(line, next) > count(line, best) ? next : best)
                .orElse(',');
    }

    private static long count(String line, int delimiter) {
        return line.chars().filter(c -> c == delimiter).count();
    }
}
