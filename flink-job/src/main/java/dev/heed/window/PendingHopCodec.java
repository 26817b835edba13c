package dev.heed.window;

import static dev.heed.state.PrimitiveArrays.readFloats;
import static dev.heed.state.PrimitiveArrays.readInts;
import static dev.heed.state.PrimitiveArrays.readLongs;
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
    @Override
    public void write(PendingHop hop, DataOutputView out) throws IOException {
        writeSigned(hop.hop, out);
        writeFloats(hop.values, out);
        writeInts(hop.lags, out);
        writeLongs(hop.settled, out);
        out.writeUTF(hop.origin.topic());
        writeSigned(hop.origin.partition(), out);
        writeSigned(hop.origin.offset(), out);
    }

    @Override
    public PendingHop read(DataInputView in) throws IOException {
        return new PendingHop(
                readSigned(in), requireNonNull(readFloats(in)), readInts(in), readLongs(in), readOrigin(in));
    }

    private static Origin readOrigin(DataInputView in) throws IOException {
        return new Origin(in.readUTF(), (int) readSigned(in), readSigned(in));
    }
}
