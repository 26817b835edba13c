package dev.heed.cli.parquet;

import dev.heed.cli.parquet.ParquetColumn.Kind;
import dev.heed.model.refusal.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.IOUtils;
import org.apache.parquet.ReadOptionsWithoutHadoop;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/** The rows of one file as text, a row group at a time. For one thread. */
final class ParquetPart implements Closeable {
    private final Path file;
    private final ParquetFileReader reader;
    private final FileMetaData meta;
    private final List<ParquetColumn> columns;
    private List<ParquetColumn> wanted = List.of();
    private List<Cell> cells = List.of();
    private long left;
    private long number;

    private ParquetPart(Path file, ParquetFileReader reader) {
        this.file = file;
        this.reader = reader;
        this.meta = reader.getFileMetaData();
        this.columns = ParquetSchema.columns(meta.getSchema());
    }

    /** Where the next value of a column is read, and how it is written; no reader: it never is. */
    private record Cell(@Nullable ColumnReader reader, int defined, CellText text, String instead) {
        String next() {
            if (reader == null) {
                return instead;
            }
            String found = reader.getCurrentDefinitionLevel() == defined
                    ? text.writer().text(reader)
                    : "";
            reader.consume();
            return found;
        }
    }

    /**
     * Reads a file's footer.
     *
     * @throws Refusal when it is cut, damaged, encrypted or compressed in a way that is not read
     */
    static ParquetPart open(Path file) throws IOException {
        ParquetChecks.requireWhole(file);
        ParquetFileReader reader;
        try {
            reader = new ParquetFileReader(new LocalInputFile(file), ReadOptionsWithoutHadoop.with(new Codecs()));
        } catch (IOException | RuntimeException | NoClassDefFoundError e) {
            throw ParquetChecks.damaged(file, "a footer that cannot be read", e);
        }
        try {
            ParquetChecks.requireReadable(file, reader);
            return new ParquetPart(file, reader);
        } catch (RuntimeException failure) {
            reader.close();
            throw failure;
        }
    }

    /** All columns, in the order of the file. */
    List<ParquetColumn> columns() {
        return columns;
    }

    /** Says which columns the rows have, in which order, before the first row is read. */
    void want(List<ParquetColumn> some) {
        wanted = List.copyOf(some);
        List<ColumnDescriptor> read = wanted.stream()
                .filter(column -> column.kind() != Kind.OTHER)
                .map(this::descriptor)
                .toList();
        if (!read.isEmpty()) {
            reader.setRequestedSchema(read);
        }
    }

    private ColumnDescriptor descriptor(ParquetColumn column) {
        return meta.getSchema().getColumnDescription(column.path().toArray(String[]::new));
    }

    /**
     * The next row, a cell for each wanted column, "" where there is no value; null at the end.
     *
     * @throws Refusal when the file is damaged
     */
    String @Nullable [] next() {
        try {
            while (left == 0) {
                PageReadStore group = reader.readNextRowGroup();
                if (group == null) {
                    return null;
                }
                cells = cells(group);
                left = group.getRowCount();
            }
            String[] row = new String[cells.size()];
            for (int c = 0; c < row.length; c++) {
                row[c] = cells.get(c).next();
            }
            left--;
            number++;
            return row;
        } catch (IOException | RuntimeException | NoClassDefFoundError e) {
            throw ParquetChecks.damaged(file, "one that cannot be read behind row %,d".formatted(number), e);
        }
    }

    private List<Cell> cells(PageReadStore group) {
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                group,
                new GroupRecordConverter(meta.getSchema()).getRootConverter(),
                meta.getSchema(),
                meta.getCreatedBy());
        List<Cell> found = new ArrayList<>();
        for (ParquetColumn column : wanted) {
            if (column.kind() == Kind.OTHER) {
                found.add(new Cell(null, 0, CellText.OTHER, "(" + column.type() + ")"));
            } else {
                ColumnDescriptor of = descriptor(column);
                found.add(new Cell(
                        store.getColumnReader(of), of.getMaxDefinitionLevel(), CellText.of(of.getPrimitiveType()), ""));
            }
        }
        return found;
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(reader);
    }
}
