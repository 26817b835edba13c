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
import static dev.heed.bytes.Varints.readSigned;
import static dev.heed.bytes.Varints.readUnsigned;
import static dev.heed.bytes.Varints.writeSigned;
import static dev.heed.bytes.Varints.writeUnsigned;
import static java.util.Objects.requireNonNull;

import dev.heed.model.series.ChannelState;
import dev.heed.state.Layout;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The window stage's state as bytes. What is as it is as a rule costs a byte: ages of 0, a ring of which everything was
 * read.
 */
final class EntityWindowLayout extends Layout<EntityWindow> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 3;

    static final EntityWindowLayout INSTANCE = new EntityWindowLayout();

    private EntityWindowLayout() {
        super("window state", VERSION);
    }

    @Override
    protected void write(EntityWindow entity, DataOutputView out) throws IOException {
        write(entity.channels, out);
        writeSigned(entity.nextHop, out);
        writeSigned(entity.lastRead, out);
        writeSigned(entity.known, out);
        writeBytes(entity.values, out);
        writeBytes(isAllRead(entity) ? null : entity.observed, out);
        writeUnsigned(entity.pending.size(), out);
        for (PendingHop hop : entity.pending) {
            writeSigned(hop.hop, out);
            writeFloats(hop.values, out);
            writeInts(hop.lags, out);
            writeLongs(hop.settled, out);
        }
    }

    /** A hop under way may wait for its other samples behind hundreds of others. */
    @Override
    protected boolean isAtRest(EntityWindow entity) {
        return entity.pending.isEmpty();
    }

    private static boolean isAllRead(EntityWindow entity) {
        return entity.values == null
                || entity.observed == null
                || Flags.areAll(entity.observed, Ring.cells(entity.values));
    }

    private static void write(ChannelState channels, DataOutputView out) throws IOException {
        writeDoubles(channels.mean(), out);
        writeDoubles(channels.variance(), out);
        writeFloats(channels.last(), out);
        for (int age : channels.age()) {
            writeUnsigned(age, out);
        }
    }

    @Override
    protected EntityWindow read(DataInputView in) throws IOException {
        EntityWindow entity = new EntityWindow(channels(in));
        entity.nextHop = readSigned(in);
        entity.lastRead = readSigned(in);
        entity.known = (int) readSigned(in);
        entity.values = readBytes(in);
        byte[] observed = readBytes(in);
        entity.observed = observed != null || entity.values == null ? observed : Flags.allOf(Ring.cells(entity.values));
        int pending = (int) readUnsigned(in);
        for (int i = 0; i < pending; i++) {
            entity.pending.add(
                    new PendingHop(readSigned(in), requireNonNull(readFloats(in)), readInts(in), readLongs(in)));
        }
        return entity;
    }

    private static ChannelState channels(DataInputView in) throws IOException {
        double[] mean = requireNonNull(readDoubles(in));
        double[] variance = requireNonNull(readDoubles(in));
        float[] last = requireNonNull(readFloats(in));
        int[] age = new int[last.length];
        for (int c = 0; c < age.length; c++) {
            age[c] = (int) readUnsigned(in);
        }
        return new ChannelState(mean, variance, last, age);
    }
}
