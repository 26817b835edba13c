package dev.heed.bytes;

import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A state that is kept as the bytes of its layout on every backend, on the heap as well: one array of an entity instead
 * of dozens of small objects, whose headers weigh as much as what is in them. A value is read anew each time, and what is
 * changed of it is kept only by {@link #update}. For values of a few kilobytes. Owned by one thread.
 *
 * @param <T> the value
 */
public final class PackedState<T> implements ValueState<T> {
    private static final int ABOUT_BYTES = 4096;

    private final ValueState<byte[]> packed;
    private final Layout<T> layout;
    private final DataInputDeserializer in = new DataInputDeserializer();
    private final DataOutputSerializer out = new DataOutputSerializer(ABOUT_BYTES);

    private PackedState(ValueState<byte[]> packed, Layout<T> layout) {
        this.packed = packed;
        this.layout = layout;
    }

    /** The state of a name, of the task that the context belongs to. */
    public static <T> PackedState<T> of(RuntimeContext context, String name, Layout<T> layout) {
        return new PackedState<>(context.getState(new ValueStateDescriptor<>(name, PackedSerializer.INSTANCE)), layout);
    }

    /** The current entity's value, null where there is none. */
    @Override
    public @Nullable T value() throws IOException {
        byte[] bytes = packed.value();
        if (bytes == null) {
            return null;
        }
        in.setBuffer(bytes);
        return layout.decode(in);
    }

    @Override
    public void update(T value) throws IOException {
        out.clear();
        layout.encode(value, out);
        packed.update(out.getCopyOfBuffer());
    }

    @Override
    public void clear() {
        packed.clear();
    }
}
