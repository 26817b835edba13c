package dev.heed.cli.input;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.heed.model.refusal.Refusal;
import java.io.Closeable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** The rows of one file, in the order of the file. */
final class CsvRows implements Iterator<Row>, Closeable {
    private final Path file;
    private final CsvLayout layout;
    private final String fileEntity;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final ColumnRoles roles;
    private final int[] columns;
    private @Nullable TimeFormat timeFormat;
    private long row;

    private CsvRows(Path file, CsvLayout layout, CsvReader<CsvRecord> reader, @Nullable List<String> channels) {
        this.file = file;
        this.layout = layout;
        this.fileEntity = SeriesFiles.entityOf(file);
        this.reader = reader;
        this.records = reader.iterator();
        this.roles = ColumnRoles.of(file, names(file, records), layout);
        this.columns = roles.columnsOf(file, channels == null ? roles.channels() : channels);
    }

    private static List<String> names(Path file, CloseableIterator<CsvRecord> records) {
        if (!hasNext(file, records)) {
            throw Refusal.failure(file + ": expected a first line with the names of the columns, found an empty file");
        }
        return records.next().getFields();
    }

    /**
     * Opens a file.
     *
     * @param channels which and in which order; null: those of the file
     * @throws Refusal when the file cannot be read or lacks a column
     */
    static CsvRows open(Path file, CsvLayout layout, @Nullable List<String> channels) {
        CsvReader<CsvRecord> reader = CsvFile.open(file, layout.delimiter());
        try {
            return new CsvRows(file, layout, reader, channels);
        } catch (Refusal failure) {
            IOUtils.closeQuietly(reader);
            throw failure;
        }
    }

    /** The rows; closing them closes the file. */
    Stream<Row> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, 0), false)
                .onClose(this::close);
    }

    ColumnRoles roles() {
        return roles;
    }

    @Override
    public boolean hasNext() {
        return hasNext(file, records);
    }

    private static boolean hasNext(Path file, CloseableIterator<CsvRecord> records) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | CsvParseException e) {
            throw CsvFile.unreadable(file, e);
        }
    }

    /**
     * The next row.
     *
     * @throws Refusal when a cell is not what its column holds
     */
    @Override
    public Row next() {
        CsvRecord cells = records.next();
        if (cells.getFieldCount() != roles.columns().size()) {
            throw Refusal.failure("%s line %d: expected %d cells, found %d"
                    .formatted(
                            file, cells.getStartingLineNumber(), roles.columns().size(), cells.getFieldCount()));
        }
        long time = layout.clock() != null ? layout.clock().timeOf(row) : time(cells);
        row++;
        return new Row(entity(cells), time, values(cells));
    }

    private long time(CsvRecord cells) {
        String text = cells.getField(roles.time()).strip();
        try {
            if (timeFormat == null) {
                timeFormat = TimeFormat.of(text);
            }
            return timeFormat.parseMicros(text);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw bad(cells, roles.time(), TimeFormat.EXPECTED).causedBy(e);
        }
    }

    private String entity(CsvRecord cells) {
        if (roles.entity() == ColumnRoles.NONE) {
            return fileEntity;
        }
        String entity = cells.getField(roles.entity());
        if (entity.isBlank()) {
            throw bad(cells, roles.entity(), "the name of an entity");
        }
        return entity;
    }

    private float[] values(CsvRecord cells) {
        float[] values = new float[columns.length];
        for (int c = 0; c < columns.length; c++) {
            try {
                values[c] = Cells.parse(cells.getField(columns[c]));
            } catch (NumberFormatException e) {
                throw bad(cells, columns[c], "a number, or nothing where none was measured")
                        .causedBy(e);
            }
        }
        return values;
    }

    private Refusal bad(CsvRecord cells, int column, String expected) {
        return Refusal.failure("%s line %d, column '%s': expected %s, found '%s'"
                .formatted(
                        file,
                        cells.getStartingLineNumber(),
                        roles.columns().get(column),
                        expected,
                        cells.getField(column)));
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(reader);
    }
}
