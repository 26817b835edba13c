package dev.heed.window;

import static dev.heed.state.PrimitiveArrays.readBytes;
import static dev.heed.state.PrimitiveArrays.readDoubles;
import static dev.heed.state.PrimitiveArrays.readLongs;
import static dev.heed.state.PrimitiveArrays.writeBytes;
import static dev.heed.state.PrimitiveArrays.writeDoubles;
import static dev.heed.state.PrimitiveArrays.writeLongs;
import static dev.heed.state.Varints.readSigned;
import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeSigned;
import static dev.heed.state.Varints.writeUnsigned;

import dev.heed.ingest.Verdict;
import dev.heed.state.Codec;
import dev.heed.state.StateCodec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What the window stage keeps of an entity as bytes. What is usual costs a byte: ages of 0, steps of which all was read. */
final class EntityWindowCodec implements Codec<EntityWindow> {
    /** The version from which on the bytes hold what people said, and channels with counts. */
    private static final int WITH_VERDICTS = 5;

    /** The version from which on they hold the entity's clock. */
    private static final int WITH_CLOCK = 6;

    /** The version from which on they hold the last values of counters. */
    private static final int WITH_COUNTERS = 7;

    /** The version from which on they hold what means are of. */
    private static final int WITH_SAMPLES = 8;

    /** Its state; a hop under way may wait for its other samples behind hundreds of others. */
    static final StateCodec<EntityWindow> STATE = version(WITH_SAMPLES)
            .reading(4, new EntityWindowCodec(4))
            .reading(5, new EntityWindowCodec(5))
            .reading(6, new EntityWindowCodec(6))
            .reading(7, new EntityWindowCodec(7));

    private final ChannelStateCodec channels;
    private final PendingHopCodec hops;

    private final VerdictCodec verdicts = new VerdictCodec();
    private final int version;

    private EntityWindowCodec(int version) {
        this.channels = new ChannelStateCodec(version >= WITH_VERDICTS);
        this.hops = new PendingHopCodec(version >= WITH_COUNTERS, version >= WITH_SAMPLES);
        this.version = version;
    }

    /** The codec of a version alone. */
    static StateCodec<EntityWindow> version(int version) {
        return new StateCodec<>("window state", version, new EntityWindowCodec(version), EntityWindowCodec::isAtRest);
    }

    private static boolean isAtRest(EntityWindow entity) {
        return entity.pending.isEmpty();
    }

    @Override
    public void write(EntityWindow entity, DataOutputView out) throws IOException {
        channels.write(entity.channels, out);
        writeSigned(entity.nextHop, out);
        writeSigned(entity.lastRead, out);
        writeSigned(entity.known, out);
        writeBytes(entity.values, out);
        writeBytes(isAllRead(entity) ? null : entity.observed, out);
        writeUnsigned(entity.pending.size(), out);
        for (PendingHop hop : entity.pending) {
            hops.write(hop, out);
        }
        if (version >= WITH_VERDICTS) {
            writeUnsigned(entity.verdicts.all().size(), out);
            for (Verdict verdict : entity.verdicts.all()) {
                verdicts.write(verdict, out);
            }
        }
        if (version >= WITH_CLOCK) {
            writeSigned(entity.newestMillis, out);
            writeUnsigned(entity.behindMillis, out);
        }
        if (version >= WITH_COUNTERS) {
            writeDoubles(entity.counters == null ? null : entity.counters.values(), out);
            writeLongs(entity.counters == null ? null : entity.counters.micros(), out);
        }
    }

    private static boolean isAllRead(EntityWindow entity) {
        return entity.values == null
                || entity.observed == null
                || PackedFlags.areAll(entity.observed, PackedFloats.cells(entity.values));
    }

    @Override
    public EntityWindow read(DataInputView in) throws IOException {
        EntityWindow entity = new EntityWindow(channels.read(in));
        entity.nextHop = readSigned(in);
        entity.lastRead = readSigned(in);
        entity.known = (int) readSigned(in);
        entity.values = readBytes(in);
        byte[] observed = readBytes(in);
        entity.observed = observed != null || entity.values == null
                ? observed
                : PackedFlags.allOf(PackedFloats.cells(entity.values));
        for (long left = readUnsigned(in); left > 0; left--) {
            entity.pending.add(hops.read(in));
        }
        for (long left = version >= WITH_VERDICTS ? readUnsigned(in) : 0; left > 0; left--) {
            entity.verdicts.hear(verdicts.read(in));
        }
        if (version >= WITH_CLOCK) {
            entity.newestMillis = readSigned(in);
            entity.behindMillis = readUnsigned(in);
        }
        if (version >= WITH_COUNTERS) {
            double[] counters = readDoubles(in);
            long[] micros = readLongs(in);
            entity.counters = counters == null || micros == null ? null : new LastCounters(counters, micros);
        }
        return entity;
    }
}
