package dev.heed.state;

import static dev.heed.state.PrimitiveArrays.readBytes;
import static dev.heed.state.PrimitiveArrays.writeBytes;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes at rest are not copied, while a checkpoint is written either; an object under way is packed to be copied, so that its
 * task can go on changing it.
 */
final class PackedSerializer extends TypeSerializerSingleton<Packed<?>> {
    private static final long serialVersionUID = 1L;
    private static final Packed<?> NOTHING = new Packed.AtRest<>(new byte[0]);

    static final PackedSerializer INSTANCE = new PackedSerializer();

    private PackedSerializer() {}

    @Override
    public void serialize(Packed<?> packed, DataOutputView out) throws IOException {
        writeBytes(packed.bytes(), out);
    }

    @Override
    public Packed<?> deserialize(DataInputView in) throws IOException {
        return new Packed.AtRest<>(requireNonNull(readBytes(in)));
    }

    @Override
    public Packed<?> deserialize(Packed<?> reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public Packed<?> copy(Packed<?> from) {
        return from instanceof Packed.AtRest<?> ? from : new Packed.AtRest<>(from.bytes());
    }

    @Override
    public Packed<?> copy(Packed<?> from, Packed<?> reuse) {
        return copy(from);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public Packed<?> createInstance() {
        return NOTHING;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<Packed<?>> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a savepoint remembers of this serialiser; the layout's version is with each value. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Packed<?>> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
