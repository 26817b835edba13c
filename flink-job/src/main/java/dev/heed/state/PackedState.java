package dev.heed.state;

import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.jspecify.annotations.Nullable;

/**
 * A state that is kept as the bytes of its layout on every backend, on the heap as well: one array of an entity instead
 * of dozens of small objects, whose headers weigh as much as what is in them. What is touched again soon is not packed each
 * time: on the heap a value that is not {@link Layout#isAtRest at rest} stays an object, in front of any other backend the
 * {@link WorkingSet} does. A value must not be changed without an {@link #update}. Owned by one thread.
 *
 * @param <T> the value
 */
public final class PackedState<T> implements ValueState<T> {
    private static final int ABOUT_BYTES = 4096;

    private final ValueState<Packed<?>> packed;
    private final Layout<T> layout;
    private final KeyedStateBackend<String> backend;
    private final @Nullable WorkingSet<T> workingSet;
    private final DataOutputSerializer out = new DataOutputSerializer(ABOUT_BYTES);

    private PackedState(
            ValueState<Packed<?>> packed,
            Layout<T> layout,
            KeyedStateBackend<String> backend,
            @Nullable WorkingSet<T> workingSet) {
        this.packed = packed;
        this.layout = layout;
        this.backend = backend;
        this.workingSet = workingSet;
    }

    /** The state of a name, of the task that context and backend belong to. */
    static <T> PackedState<T> of(
            RuntimeContext context,
            String name,
            Layout<T> layout,
            KeyedStateBackend<String> backend,
            long workingSetBytes) {
        // A backend that hands out the same object again keeps objects itself.
        boolean holdsBytes = backend.isSafeToReuseKVState();
        return new PackedState<>(
                context.getState(new ValueStateDescriptor<>(name, PackedSerializer.INSTANCE)),
                layout,
                backend,
                holdsBytes ? new WorkingSet<>(workingSetBytes) : null);
    }

    /** The current entity's value, null where there is none. */
    @Override
    @SuppressWarnings("unchecked") // what is under way was put there by update
    public @Nullable T value() throws IOException {
        T held = workingSet == null ? null : workingSet.get(backend.getCurrentKey());
        if (held != null) {
            return held;
        }
        Packed<T> current = (Packed<T>) packed.value();
        return current == null ? null : current.value(layout);
    }

    @Override
    public void update(T value) throws IOException {
        if (workingSet == null) {
            if (layout.isAtRest(value)) {
                pack(value);
            } else {
                packed.update(new Packed.UnderWay<>(value, layout));
            }
        } else if (!workingSet.replace(backend.getCurrentKey(), value)) {
            workingSet.offer(backend.getCurrentKey(), value, pack(value));
        }
    }

    private int pack(T value) throws IOException {
        out.clear();
        layout.encode(value, out);
        packed.update(new Packed.AtRest<>(out.getCopyOfBuffer()));
        return out.length();
    }

    @Override
    public void clear() {
        packed.clear();
        if (workingSet != null) {
            workingSet.remove(backend.getCurrentKey());
        }
    }

    /** Before a checkpoint. */
    void writeWorkingSet() throws IOException {
        if (workingSet != null) {
            workingSet.write((key, value) -> {
                backend.setCurrentKey(key);
                return pack(value);
            });
        }
    }
}
