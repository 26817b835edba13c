package dev.heed.cli.apply;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.NumberOutput;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.heed.model.series.Intake;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** One CSV file that is being written, gzipped where its name ends with {@code .gz}. Floats are printed so that they read back to the same bits. */
final class CsvOutput implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final CsvWriter writer;
    private final List<String> cells = new ArrayList<>();

    CsvOutput(Path file, List<String> first, List<String> channels) throws IOException {
        OutputStream bytes = Files.newOutputStream(file);
        OutputStream packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, BUFFER) : bytes;
        this.writer = CsvWriter.builder().bufferSize(BUFFER).build(new OutputStreamWriter(packed, UTF_8));
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

    /** Adds a forecast of each channel in input units from {@code at} on, each so many after the one before. */
    CsvOutput add(float[] values, int at, int stride, Intake intake) {
        for (int c = 0; c < intake.channels().size(); c++) {
            float value = values[at + c * stride];
            if (intake.offset(c) == 0) {
                add(value);
            } else {
                cells.add(NumberOutput.toString(intake.whole(c, value), true));
            }
        }
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
