package dev.heed.state;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How one kind of state object is written as bytes and read back: one class for each kind, which uses those of its parts.
 *
 * @param <T> the object
 */
public interface Codec<T> {
    /** Writes an object. */
    void write(T value, DataOutputView out) throws IOException;

    /** Reads what {@link #write} wrote. */
    T read(DataInputView in) throws IOException;
}
