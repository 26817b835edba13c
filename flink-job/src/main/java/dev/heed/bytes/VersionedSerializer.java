package dev.heed.bytes;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * A serialiser of mutable state that is kept as objects on the heap.
 *
 * @param <T> the state
 */
public abstract class VersionedSerializer<T> extends TypeSerializerSingleton<T> {
    private static final long serialVersionUID = 1L;

    private final Layout<T> layout;

    /** A serialiser of a layout. */
    protected VersionedSerializer(Layout<T> layout) {
        this.layout = layout;
    }

    @Override
    public final void serialize(T value, DataOutputView out) throws IOException {
        layout.encode(value, out);
    }

    @Override
    public final T deserialize(DataInputView in) throws IOException {
        return layout.decode(in);
    }

    @Override
    public final T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public final T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public final void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public final boolean isImmutableType() {
        return false;
    }

    @Override
    public final @Nullable T createInstance() {
        return null;
    }

    @Override
    public final int getLength() {
        return -1;
    }
}
