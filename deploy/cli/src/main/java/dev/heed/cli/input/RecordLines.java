package dev.heed.cli.input;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.flink.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** The lines of a file of which each is a record, UTF-8, plain or packed. For one thread. */
public final class RecordLines implements Closeable {
    private final Path file;
    private final BufferedReader reader;
    private long number;

    private RecordLines(Path file, BufferedReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /**
     * Opens a file.
     *
     * @throws dev.heed.model.refusal.Refusal when it cannot be read
     */
    public static RecordLines open(Path file) {
        try {
            return new RecordLines(file, new BufferedReader(FileText.open(file, StandardCharsets.UTF_8, 0)));
        } catch (IOException e) {
            throw FileBytes.unreadable(file, e);
        }
    }

    /**
     * The next line; null at the file's end.
     *
     * @throws dev.heed.model.refusal.Refusal when it cannot be read
     */
    public @Nullable String next() {
        try {
            String line = reader.readLine();
            number += line == null ? 0 : 1;
            return line;
        } catch (IOException e) {
            throw FileBytes.unreadable(file, e);
        }
    }

    /** The number of the line that was read last, from 1. */
    public long number() {
        return number;
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(reader);
    }
}
