package dev.heed.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * A value of a {@link EntityState} on the heap: its bytes, or while it is under way the object itself.
 *
 * @param <T> the value
 */
sealed interface Packed<T> {
    /** The bytes of its codec; not to be changed. */
    byte[] bytes();

    /** The value. */
    T value(StateCodec<T> codec) throws IOException;

    /** Bytes that nobody changes. */
    record AtRest<T>(byte[] bytes) implements Packed<T> {
        @Override
        public T value(StateCodec<T> codec) throws IOException {
            return codec.decode(new DataInputDeserializer(bytes));
        }
    }

    /** An object that its task changes. */
    record UnderWay<T>(T value, StateCodec<T> codec) implements Packed<T> {
        @Override
        public byte[] bytes() {
            DataOutputSerializer out = new DataOutputSerializer(4096);
            try {
                codec.encode(value, out);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot encode a value in memory", e);
            }
            return out.getCopyOfBuffer();
        }

        @Override
        public T value(StateCodec<T> codec) {
            return value;
        }
    }
}
