package dev.heed.state;

import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * What a stage keeps of each entity, as the bytes of its {@link StateCodec} on every backend, on the heap as well: one array
 * of an entity instead of dozens of small objects, whose headers weigh as much as what is in them. What is touched again soon
 * is not packed each time. A value must not be changed without an {@link #update}. Owned by one thread.
 *
 * @param <T> the value
 */
public abstract sealed class EntityState<T> implements ValueState<T> permits HeapState, StoredState {
    private static final int ABOUT_BYTES = 4096;

    private final ValueState<Packed<?>> packed;
    private final StateCodec<T> codec;
    private final DataOutputSerializer out = new DataOutputSerializer(ABOUT_BYTES);

    EntityState(ValueState<Packed<?>> packed, StateCodec<T> codec) {
        this.packed = packed;
        this.codec = codec;
    }

    /** The current entity's value, null where there is none. */
    @Override
    @SuppressWarnings("unchecked") // what is under way was put there by update
    public @Nullable T value() throws IOException {
        Packed<T> current = (Packed<T>) packed.value();
        return current == null ? null : current.value(codec);
    }

    @Override
    public void clear() {
        packed.clear();
    }

    /** Puts a value into the backend as bytes; returns how many. */
    final int pack(T value) throws IOException {
        out.clear();
        codec.encode(value, out);
        packed.update(new Packed.AtRest<>(out.getCopyOfBuffer()));
        return out.length();
    }

    /** Puts a value into the backend as the object that it is. */
    final void keep(T value) throws IOException {
        packed.update(new Packed.UnderWay<>(value, codec));
    }

    final boolean isAtRest(T value) {
        return codec.isAtRest().test(value);
    }

    /** Puts into the backend what it does not hold yet, before a checkpoint. */
    abstract void flush() throws IOException;
}
