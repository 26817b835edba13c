package dev.heed.cli.input;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** All rows of a reader in the order of time, held in memory: for a file that has its entities one after the other. */
final class SortedRows implements RowReader {
    private final Iterator<Row> rows;

    /** Reads and closes the reader. */
    SortedRows(RowReader reader) {
        try (reader) {
            List<Row> all = new ArrayList<>();
            reader.forEachRemaining(all::add);
            all.sort(Comparator.comparingLong(Row::timeMicros));
            this.rows = all.iterator();
        }
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Row next() {
        return rows.next();
    }

    @Override
    public void close() {}
}
