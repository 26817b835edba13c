package dev.heed.window;

import static dev.heed.bytes.PrimitiveArrays.readBytes;
import static dev.heed.bytes.PrimitiveArrays.readDoubles;
import static dev.heed.bytes.PrimitiveArrays.readFloats;
import static dev.heed.bytes.PrimitiveArrays.readInts;
import static dev.heed.bytes.PrimitiveArrays.readLongs;
import static dev.heed.bytes.PrimitiveArrays.writeBytes;
import static dev.heed.bytes.PrimitiveArrays.writeDoubles;
import static dev.heed.bytes.PrimitiveArrays.writeFloats;
import static dev.heed.bytes.PrimitiveArrays.writeInts;
import static dev.heed.bytes.PrimitiveArrays.writeLongs;
import static java.util.Objects.requireNonNull;

import dev.heed.bytes.VersionedSerializer;
import dev.heed.model.series.ChannelState;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The window stage's state as bytes: a version, then whole arrays. */
final class EntityWindowSerializer extends VersionedSerializer<EntityWindow> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 2;

    static final EntityWindowSerializer INSTANCE = new EntityWindowSerializer();

    private EntityWindowSerializer() {
        super("window state", VERSION);
    }

    @Override
    protected void write(EntityWindow entity, DataOutputView out) throws IOException {
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
            writeLongs(hop.settled, out);
        }
    }

    @Override
    protected EntityWindow read(DataInputView in) throws IOException {
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
            entity.pending.add(
                    new PendingHop(in.readLong(), requireNonNull(readFloats(in)), readInts(in), readLongs(in)));
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
