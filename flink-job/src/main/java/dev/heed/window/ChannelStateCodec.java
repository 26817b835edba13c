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
    private final boolean hasCounts;

    /**
     * A codec.
     *
     * @param hasCounts whether the bytes hold how many values were learned; up to version 4 they do not, and the statistics
     *     count as known
     */
    ChannelStateCodec(boolean hasCounts) {
        this.hasCounts = hasCounts;
    }

    @Override
    public void write(ChannelState channels, DataOutputView out) throws IOException {
        writeDoubles(channels.mean(), out);
        writeDoubles(channels.variance(), out);
        writeFloats(channels.last(), out);
        write(channels.age(), out);
        if (hasCounts) {
            write(channels.learned(), out);
            write(channels.outside(), out);
        }
    }

    private static void write(int[] counts, DataOutputView out) throws IOException {
        for (int count : counts) {
            writeUnsigned(count, out);
        }
    }

    @Override
    public ChannelState read(DataInputView in) throws IOException {
        double[] mean = requireNonNull(readDoubles(in));
        double[] variance = requireNonNull(readDoubles(in));
        ChannelState state = new ChannelState(mean, variance);
        float[] last = requireNonNull(readFloats(in));
        System.arraycopy(last, 0, state.last(), 0, last.length);
        read(state.age(), in);
        if (hasCounts) {
            read(state.learned(), in);
            read(state.outside(), in);
        }
        return state;
    }

    private static void read(int[] counts, DataInputView in) throws IOException {
        for (int c = 0; c < counts.length; c++) {
            counts[c] = (int) readUnsigned(in);
        }
    }
}
