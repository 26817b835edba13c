package dev.heed.state;

import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.jspecify.annotations.Nullable;

/** State on a backend that holds bytes, such as RocksDB, behind a {@link WorkingSet} of objects. */
final class StoredState<T> extends EntityState<T> {
    private final KeyedStateBackend<String> backend;
    private final WorkingSet<T> workingSet;

    StoredState(
            ValueState<Packed<?>> packed,
            StateCodec<T> codec,
            KeyedStateBackend<String> backend,
            WorkingSet<T> workingSet) {
        super(packed, codec);
        this.backend = backend;
        this.workingSet = workingSet;
    }

    @Override
    public @Nullable T value() throws IOException {
        T held = workingSet.get(backend.getCurrentKey());
        return held != null ? held : super.value();
    }

    @Override
    public void update(T value) throws IOException {
        if (!workingSet.replace(backend.getCurrentKey(), value)) {
            workingSet.offer(backend.getCurrentKey(), value, pack(value));
        }
    }

    @Override
    public void clear() {
        super.clear();
        workingSet.remove(backend.getCurrentKey());
    }

    @Override
    void flush() throws IOException {
        workingSet.write((key, value) -> {
            backend.setCurrentKey(key);
            return pack(value);
        });
    }
}
