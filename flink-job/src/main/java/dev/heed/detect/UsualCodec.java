package dev.heed.detect;

import static dev.heed.state.PrimitiveArrays.readDoubles;
import static dev.heed.state.PrimitiveArrays.readFloats;
import static dev.heed.state.PrimitiveArrays.readSparseFloats;
import static dev.heed.state.PrimitiveArrays.writeDoubles;
import static dev.heed.state.PrimitiveArrays.writeFloats;
import static dev.heed.state.PrimitiveArrays.writeSparseFloats;
import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeUnsigned;
import static java.util.Objects.requireNonNull;

import dev.heed.model.scoring.DriftState;
import dev.heed.model.scoring.TailState;
import dev.heed.state.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is usual of an entity as bytes: counts without their zeros. */
final class UsualCodec implements Codec<Usual> {
    @Override
    public void write(Usual usual, DataOutputView out) throws IOException {
        writeUnsigned(usual.learned, out);
        writeUnsigned(usual.calm, out);
        out.writeBoolean(usual.accepted);
        write(usual.score, out);
        out.writeBoolean(usual.slow != null);
        if (usual.slow != null) {
            writeFloats(usual.slow.drift().usual(), out);
            writeFloats(usual.slow.drift().level(), out);
            writeUnsigned(usual.slow.drift().steps(), out);
            write(usual.slow.tail(), out);
        }
    }

    private static void write(TailState tail, DataOutputView out) throws IOException {
        writeSparseFloats(tail.counts(), out);
        writeSparseFloats(tail.pending(), out);
        writeDoubles(tail.numbers(), out);
    }

    @Override
    public Usual read(DataInputView in) throws IOException {
        int learned = (int) readUnsigned(in);
        int calm = (int) readUnsigned(in);
        boolean accepted = in.readBoolean();
        TailState score = readTail(in);
        Usual usual = new Usual(score, in.readBoolean() ? readSlow(in) : null);
        usual.learned = learned;
        usual.calm = calm;
        usual.accepted = accepted;
        return usual;
    }

    private static Usual.Slow readSlow(DataInputView in) throws IOException {
        DriftState drift =
                new DriftState(requireNonNull(readFloats(in)), requireNonNull(readFloats(in)), (int) readUnsigned(in));
        return new Usual.Slow(drift, readTail(in));
    }

    private static TailState readTail(DataInputView in) throws IOException {
        return TailState.of(readSparseFloats(in), readSparseFloats(in), requireNonNull(readDoubles(in)));
    }
}
