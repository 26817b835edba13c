package dev.heed.detect;

import static dev.heed.state.PrimitiveArrays.readSparseFloats;
import static dev.heed.state.PrimitiveArrays.writeSparseFloats;
import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeUnsigned;

import dev.heed.model.scoring.ThresholdState;
import dev.heed.state.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** An adaptive threshold as bytes: counts without their zeros. */
final class ThresholdStateCodec implements Codec<ThresholdState> {
    @Override
    public void write(ThresholdState threshold, DataOutputView out) throws IOException {
        writeSparseFloats(threshold.counts(), out);
        out.writeDouble(threshold.value());
        writeUnsigned(threshold.since(), out);
    }

    @Override
    public ThresholdState read(DataInputView in) throws IOException {
        return new ThresholdState(readSparseFloats(in), in.readDouble(), (int) readUnsigned(in));
    }
}
