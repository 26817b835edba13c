package dev.heed.cli.input;

import java.io.Closeable;
import java.util.Iterator;

/** The lines of a file, the names first. A {@link dev.heed.model.refusal.Refusal} where the file cannot be read. */
interface Lines extends Iterator<Line>, Closeable {
    @Override
    void close();
}
