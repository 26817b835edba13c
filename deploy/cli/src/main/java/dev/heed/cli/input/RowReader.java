package dev.heed.cli.input;

import java.io.Closeable;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rows one after the other, read as they are asked for. Not for several threads. */
public interface RowReader extends Iterator<Row>, Closeable {
    /**
     * A reader of rows that come from elsewhere.
     *
     * @param closing what is to be done at the end
     */
    static RowReader of(Iterator<Row> rows, Runnable closing) {
        return new RowReader() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                return rows.next();
            }

            @Override
            public void close() {
                closing.run();
            }
        };
    }

    /** The rows that are left. */
    default Stream<Row> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, 0), false);
    }

    @Override
    void close();
}
