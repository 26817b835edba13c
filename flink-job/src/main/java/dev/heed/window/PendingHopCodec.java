package dev.heed.window;

import static dev.heed.state.PrimitiveArrays.readDoubles;
import static dev.heed.state.PrimitiveArrays.readFloats;
import static dev.heed.state.PrimitiveArrays.readInts;
import static dev.heed.state.PrimitiveArrays.readLongs;
import static dev.heed.state.PrimitiveArrays.writeDoubles;
import static dev.heed.state.PrimitiveArrays.writeFloats;
import static dev.heed.state.PrimitiveArrays.writeInts;
import static dev.heed.state.PrimitiveArrays.writeLongs;
import static dev.heed.state.Varints.readSigned;
import static dev.heed.state.Varints.writeSigned;
import static java.util.Objects.requireNonNull;

import dev.heed.ingest.Origin;
import dev.heed.state.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A hop that is not complete as bytes. */
final class PendingHopCodec implements Codec<PendingHop> {
    private final boolean hasCounters;

    /** @param hasCounters whether the bytes hold the values of counters; up to version 6 they do not */
    PendingHopCodec(boolean hasCounters) {
        this.hasCounters = hasCounters;
    }

    @Override
    public void write(PendingHop hop, DataOutputView out) throws IOException {
        writeSigned(hop.hop, out);
        writeFloats(hop.values, out);
        writeInts(hop.lags, out);
        writeLongs(hop.settled, out);
        out.writeUTF(hop.origin.topic());
        writeSigned(hop.origin.partition(), out);
        writeSigned(hop.origin.offset(), out);
        if (hasCounters) {
            writeDoubles(hop.counters, out);
        }
    }

    @Override
    public PendingHop read(DataInputView in) throws IOException {
        PendingHop hop = new PendingHop(
                readSigned(in), requireNonNull(readFloats(in)), readInts(in), readLongs(in), readOrigin(in));
        hop.counters = hasCounters ? readDoubles(in) : null;
        return hop;
    }

    private static Origin readOrigin(DataInputView in) throws IOException {
        return new Origin(in.readUTF(), (int) readSigned(in), readSigned(in));
    }
}
