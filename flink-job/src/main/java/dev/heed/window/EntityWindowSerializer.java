package dev.heed.window;

import static dev.heed.bytes.PrimitiveArrays.readBytes;
import static dev.heed.bytes.PrimitiveArrays.readDoubles;
import static dev.heed.bytes.PrimitiveArrays.readFloats;
import static dev.heed.bytes.PrimitiveArrays.readInts;
import static dev.heed.bytes.PrimitiveArrays.writeBytes;
import static dev.heed.bytes.PrimitiveArrays.writeDoubles;
import static dev.heed.bytes.PrimitiveArrays.writeFloats;
import static dev.heed.bytes.PrimitiveArrays.writeInts;
import static java.util.Objects.requireNonNull;

import dev.heed.model.series.ChannelState;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The window stage's state as bytes: a version, then whole arrays. */
final class EntityWindowSerializer extends TypeSerializerSingleton<EntityWindow> {
    private static final long serialVersionUID = 1L;
    private static final byte VERSION = 1;

    static final EntityWindowSerializer INSTANCE = new EntityWindowSerializer();

    @Override
    public void serialize(EntityWindow entity, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        writeDoubles(entity.channels.mean(), out);
        writeDoubles(entity.channels.variance(), out);
        writeFloats(entity.channels.last(), out);
        writeInts(entity.channels.age(), out);
        out.writeLong(entity.nextHop);
        out.writeLong(entity.lastRead);
        out.writeInt(entity.known);
        writeFloats(entity.values, out);
        writeBytes(entity.observed, out);
        out.writeInt(entity.pending.size());
        for (PendingHop hop : entity.pending) {
            out.writeLong(hop.hop);
            writeFloats(hop.values, out);
            writeInts(hop.lags, out);
        }
    }

    @Override
    public EntityWindow deserialize(DataInputView in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("expected window state of version " + VERSION + ", found " + version
                    + "; restore with the release that wrote the savepoint");
        }
        EntityWindow entity = new EntityWindow(new ChannelState(
                requireNonNull(readDoubles(in)),
                requireNonNull(readDoubles(in)),
                requireNonNull(readFloats(in)),
                requireNonNull(readInts(in))));
        entity.nextHop = in.readLong();
        entity.lastRead = in.readLong();
        entity.known = in.readInt();
        entity.values = readFloats(in);
        entity.observed = readBytes(in);
        int pending = in.readInt();
        for (int i = 0; i < pending; i++) {
            entity.pending.add(new PendingHop(in.readLong(), requireNonNull(readFloats(in)), readInts(in)));
        }
        return entity;
    }

    @Override
    public EntityWindow copy(EntityWindow from) {
        ChannelState channels = from.channels;
        EntityWindow copy = new EntityWindow(new ChannelState(
                channels.mean().clone(),
                channels.variance().clone(),
                channels.last().clone(),
                channels.age().clone()));
        copy.nextHop = from.nextHop;
        copy.lastRead = from.lastRead;
        copy.known = from.known;
        copy.values = from.values == null ? null : from.values.clone();
        copy.observed = from.observed == null ? null : from.observed.clone();
        from.pending.forEach(hop -> copy.pending.add(hop.copy()));
        return copy;
    }

    @Override
    public EntityWindow copy(EntityWindow from, EntityWindow reuse) {
        return copy(from);
    }

    @Override
    public EntityWindow deserialize(EntityWindow reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public @Nullable EntityWindow createInstance() {
        return null;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<EntityWindow> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a savepoint remembers of this serialiser; the version is with each value. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<EntityWindow> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
