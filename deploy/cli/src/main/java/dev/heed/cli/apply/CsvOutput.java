package dev.heed.cli.apply;

import com.fasterxml.jackson.core.io.NumberOutput;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One CSV file that is being written. Floats are printed so that they read back to the same bits. */
final class CsvOutput implements Closeable {
    private final CsvWriter writer;
    private final List<String> cells = new ArrayList<>();

    CsvOutput(Path file, List<String> first, List<String> channels) throws IOException {
        this.writer = CsvWriter.builder().bufferSize(1 << 16).build(file);
        cells.addAll(first);
        cells.addAll(channels);
        end();
    }

    CsvOutput add(String cell) {
        cells.add(cell);
        return this;
    }

    CsvOutput add(float cell) {
        cells.add(NumberOutput.toString(cell, true));
        return this;
    }

    /** Adds cells from {@code at} on, each so many after the one before. */
    CsvOutput add(float[] values, int at, int count, int stride) {
        for (int i = 0; i < count; i++) {
            add(values[at + i * stride]);
        }
        return this;
    }

    void end() {
        writer.writeRecord(cells);
        cells.clear();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
