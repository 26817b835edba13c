package dev.heed.cli.input;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rows of one file of which each column is a channel, in the order of the file. */
final class CsvRows implements Iterator<Row>, Closeable {
    private final Lines lines;
    private final RowHeads heads;
    private final Values values;
    private final Tally tally;
    private final int[] columns;
    private @Nullable Row ahead;
    private boolean finished;

    /**
     * Opens a file.
     *
     * @param channels which and in which order
     * @param tally counts what becomes of its rows
     */
    CsvRows(Path file, CsvLayout layout, Dialect dialect, List<String> channels, Tally tally) {
        this.columns = dialect.roles().columnsOf(file, channels);
        this.heads = new RowHeads(file, dialect, layout.clock(), tally);
        this.values = new Values(dialect, layout.cells(), tally);
        this.tally = tally;
        tally.absent(channels, columns);
        this.lines = dialect.lines().open(file, dialect.heading());
    }

    /** The rows; closing them closes the file. */
    Stream<Row> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, 0), false)
                .onClose(this::close);
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && lines.hasNext()) {
            ahead = row(lines.next());
        }
        if (ahead == null && !finished) {
            finished = true;
            tally.finish();
        }
        return ahead != null;
    }

    private @Nullable Row row(Line line) {
        RowHeads.Head head = heads.of(line);
        if (head == null) {
            return null;
        }
        double[] read = new double[columns.length];
        for (int c = 0; c < columns.length; c++) {
            read[c] = columns[c] == ColumnRoles.NONE ? Double.NaN : values.of(line, columns[c]);
        }
        tally.used();
        return new Row(head.entity(), head.timeMicros(), read);
    }

    @Override
    public Row next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        Row row = ahead;
        ahead = null;
        return row;
    }

    @Override
    public void close() {
        lines.close();
    }
}
