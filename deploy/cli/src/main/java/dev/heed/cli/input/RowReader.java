package dev.heed.cli.input;

import java.io.Closeable;
import java.util.Iterator;

/** Rows one after the other, read as they are asked for. Not for several threads. */
public interface RowReader extends Iterator<Row>, Closeable {
    @Override
    void close();
}
