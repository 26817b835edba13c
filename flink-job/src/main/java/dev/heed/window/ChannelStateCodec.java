package dev.heed.window;

import static dev.heed.state.PrimitiveArrays.readDoubles;
import static dev.heed.state.PrimitiveArrays.readFloats;
import static dev.heed.state.PrimitiveArrays.writeDoubles;
import static dev.heed.state.PrimitiveArrays.writeFloats;
import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeUnsigned;
import static java.util.Objects.requireNonNull;

import dev.heed.model.series.ChannelState;
import dev.heed.state.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Running statistics and last values of an entity's channels as bytes. */
final class ChannelStateCodec implements Codec<ChannelState> {
    @Override
    public void write(ChannelState channels, DataOutputView out) throws IOException {
        writeDoubles(channels.mean(), out);
        writeDoubles(channels.variance(), out);
        writeFloats(channels.last(), out);
        for (int age : channels.age()) {
            writeUnsigned(age, out);
        }
    }

    @Override
    public ChannelState read(DataInputView in) throws IOException {
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
