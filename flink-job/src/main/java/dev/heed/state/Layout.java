package dev.heed.state;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How a state is laid out as bytes: a version first, so that a later release can read it or say why not.
 *
 * @param <T> the state
 */
public abstract class Layout<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final byte version;

    /** A layout of what a reader of its error message would call it, in a version. */
    protected Layout(String what, int version) {
        this.what = what;
        this.version = (byte) version;
    }

    /** Writes a value without its version. */
    protected abstract void write(T value, DataOutputView out) throws IOException;

    /** Reads what {@link #write} wrote. */
    protected abstract T read(DataInputView in) throws IOException;

    /** Whether a value on the heap is better kept as bytes: it is small and will not be touched again soon. */
    protected boolean isAtRest(T value) {
        return true;
    }

    /** Writes the version and a value. */
    public final void encode(T value, DataOutputView out) throws IOException {
        out.writeByte(version);
        write(value, out);
    }

    /** Reads what {@link #encode} wrote; throws when it was of another version. */
    public final T decode(DataInputView in) throws IOException {
        byte found = in.readByte();
        if (found != version) {
            throw new IOException("expected " + what + " of version " + version + ", found " + found
                    + "; restore with the release that wrote the savepoint");
        }
        return read(in);
    }
}
