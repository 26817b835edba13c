package dev.heed.state;

import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;

/** State on a backend that keeps objects: a value that is not at rest stays one. */
final class HeapState<T> extends EntityState<T> {
    HeapState(ValueState<Packed<?>> packed, StateCodec<T> codec) {
        super(packed, codec);
    }

    @Override
    public void update(T value) throws IOException {
        if (isAtRest(value)) {
            pack(value);
        } else {
            keep(value);
        }
    }

    @Override
    void flush() {}
}
