package dev.heed.cli.input;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Small files to read, and what was read. */
public final class CsvFixture {
    private CsvFixture() {}

    /** Writes lines to a file of that name, gzipped if the name says so. */
    public static Path write(Path directory, String name, String... lines) {
        Path file = directory.resolve(name);
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream zipped = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            zipped.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** A file of the fixtures that {@code parquet/write_fixtures.py} makes. */
    public static Path parquet(String name) {
        return Cases.file("../parquet/" + name);
    }

    /** Of files whose times are seconds since 1970, even of that year. */
    public static CsvLayout seconds() {
        return CsvLayout.plain().with(new TimeLayout(null, List.of(), "s", null));
    }

    /** The same with columns that are none of the channels. */
    public static CsvLayout seconds(@Nullable String entityColumn, String... ignored) {
        return seconds().with(new ColumnLayout(entityColumn, null, null, List.of(ignored)));
    }

    static List<Row> all(Stream<Row> rows) {
        try (rows) {
            return rows.toList();
        }
    }

    /** A row as text: entity, microseconds and values. */
    static String shown(Row row) {
        return row.entity() + " " + row.timeMicros() + " " + Arrays.toString(row.values());
    }
}
