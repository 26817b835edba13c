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
import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeSigned;
import static dev.heed.state.Varints.writeUnsigned;
import static java.util.Objects.requireNonNull;

import dev.heed.ingest.Origin;
import dev.heed.state.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** A hop that is not complete as bytes. */
final class PendingHopCodec implements Codec<PendingHop> {
    private final boolean hasCounters;
    private final boolean hasSamples;

    /**
     * The codec of some version.
     *
     * @param hasCounters whether the bytes hold the values of counters; up to version 6 they do not
     * @param hasSamples whether the bytes hold what means are of; up to version 7 they do not
     */
    PendingHopCodec(boolean hasCounters, boolean hasSamples) {
        this.hasCounters = hasCounters;
        this.hasSamples = hasSamples;
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
        if (hasSamples) {
            write(hop.samples, out);
        }
    }

    @Override
    public PendingHop read(DataInputView in) throws IOException {
        PendingHop hop = new PendingHop(
                readSigned(in), requireNonNull(readFloats(in)), readInts(in), readLongs(in), readOrigin(in));
        hop.counters = hasCounters ? readDoubles(in) : null;
        hop.samples = hasSamples ? readSamples(in) : null;
        return hop;
    }

    private static void write(@Nullable StepSamples samples, DataOutputView out) throws IOException {
        int cells = samples == null ? 0 : samples.cells();
        writeUnsigned(cells, out);
        for (int cell = 0; samples != null && cell < cells; cell++) {
            writeInts(samples.lags(cell), out);
            writeFloats(samples.values(cell), out);
        }
    }

    private static @Nullable StepSamples readSamples(DataInputView in) throws IOException {
        int cells = (int) readUnsigned(in);
        StepSamples samples = cells == 0 ? null : new StepSamples(cells);
        for (int cell = 0; samples != null && cell < cells; cell++) {
            int[] lags = requireNonNull(readInts(in));
            float[] values = requireNonNull(readFloats(in));
            for (int i = 0; i < lags.length; i++) {
                samples.put(cell, lags[i], values[i]);
            }
        }
        return samples;
    }

    private static Origin readOrigin(DataInputView in) throws IOException {
        return new Origin(in.readUTF(), (int) readSigned(in), readSigned(in));
    }
}
