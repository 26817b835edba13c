package dev.heed.bytes;

import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A state that is kept as the bytes of its layout on every backend, on the heap as well: one array of an entity instead
 * of dozens of small objects, whose headers weigh as much as what is in them. On the heap a value that is not
 * {@link Layout#isAtRest at rest} stays an object: what is touched again soon is not packed each time. A value must not be
 * changed without an {@link #update}. Owned by one thread.
 *
 * @param <T> the value
 */
public final class PackedState<T> implements ValueState<T> {
    private static final int ABOUT_BYTES = 4096;

    private final ValueState<Packed<?>> packed;
    private final Layout<T> layout;
    private final DataOutputSerializer out = new DataOutputSerializer(ABOUT_BYTES);

    private PackedState(ValueState<Packed<?>> packed, Layout<T> layout) {
        this.packed = packed;
        this.layout = layout;
    }

    /** The state of a name, of the task that the context belongs to. */
    public static <T> PackedState<T> of(RuntimeContext context, String name, Layout<T> layout) {
        return new PackedState<>(context.getState(new ValueStateDescriptor<>(name, PackedSerializer.INSTANCE)), layout);
    }

    /** The current entity's value, null where there is none. */
    @Override
    @SuppressWarnings("unchecked") // what is under way was put there by update
    public @Nullable T value() throws IOException {
        Packed<T> current = (Packed<T>) packed.value();
        return current == null ? null : current.value(layout);
    }

    @Override
    public void update(T value) throws IOException {
        if (!layout.isAtRest(value)) {
            packed.update(new Packed.UnderWay<>(value, layout));
            return;
        }
        out.clear();
        layout.encode(value, out);
        packed.update(new Packed.AtRest<>(out.getCopyOfBuffer()));
    }

    @Override
    public void clear() {
        packed.clear();
    }
}
