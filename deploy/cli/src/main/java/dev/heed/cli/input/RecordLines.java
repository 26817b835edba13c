package dev.heed.cli.input;

import dev.heed.cli.parquet.ParquetTable;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file of which each is a record, UTF-8, plain or packed; of a Parquet file its rows, each an object of JSON. For
 * one thread.
 */
public final class RecordLines implements Closeable {
    private final Path file;
    private final Source source;
    private long number;

    private RecordLines(Path file, Source source) {
        this.file = file;
        this.source = source;
    }

    /** Where records come from. */
    interface Source extends Closeable {
        /** The next record; null behind the last one. */
        @Nullable
        String next() throws IOException;

        /** What a user is to know. */
        List<String> notes();

        /** What a record is called by its number. */
        String row();
    }

    private record Text(BufferedReader reader) implements Source {
        @Override
        public @Nullable String next() throws IOException {
            return reader.readLine();
        }

        @Override
        public List<String> notes() {
            return List.of();
        }

        @Override
        public String row() {
            return "line";
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /**
     * Opens a file.
     *
     * @throws dev.heed.model.refusal.Refusal when it cannot be read
     */
    public static RecordLines open(Path file) {
        if (ParquetTable.is(file)) {
            return new RecordLines(file, new ParquetRecords(file));
        }
        try {
            return new RecordLines(file, new Text(new BufferedReader(FileText.open(file, StandardCharsets.UTF_8, 0))));
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
            String line = source.next();
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

    /** Which line was read last, in words. */
    String place() {
        return source.row() + " " + number;
    }

    /** What a user is to know of the file. */
    List<String> notes() {
        return source.notes();
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(source);
    }
}
