package dev.heed.forecast;

import static dev.heed.state.PrimitiveArrays.readFloats;
import static dev.heed.state.PrimitiveArrays.readSparseFloats;
import static dev.heed.state.PrimitiveArrays.writeFloats;
import static dev.heed.state.PrimitiveArrays.writeSparseFloats;
import static dev.heed.state.Varints.readSigned;
import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeSigned;
import static dev.heed.state.Varints.writeUnsigned;
import static java.util.Objects.requireNonNull;

import dev.heed.model.forecasting.CorrectionSums;
import dev.heed.model.forecasting.ForecastState;
import dev.heed.model.forecasting.Issue;
import dev.heed.state.Codec;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** What is learned of an entity's forecasts as bytes; the zeros in it, such as every median's offset, take a bit each. */
public final class ForecastStateCodec implements Codec<ForecastState> {
    private static final float[] NONE = {};
    /** Which sums follow: of those before there was a level's, none or these. */
    private static final int CORRECTION = 1;

    private static final int LEVEL = 2;

    @Override
    public void write(ForecastState state, DataOutputView out) throws IOException {
        CorrectionSums sums = state.correctionSums();
        CorrectionSums levels = state.levelSums();
        out.writeByte((sums == null ? 0 : CORRECTION) + (levels == null ? 0 : LEVEL));
        write(sums, out);
        write(levels, out);
        float[] offsets = state.offsets();
        out.writeBoolean(offsets != null);
        writeSparseFloats(offsets == null ? NONE : offsets, out);
        writeUnsigned(state.waiting().size(), out);
        for (Issue issue : state.waiting()) {
            writeSigned(issue.step(), out);
            writeFloats(issue.mean(), out);
            writeFloats(issue.scale(), out);
            writeFloats(issue.backbone(), out);
            writeFloats(issue.correction(), out);
        }
    }

    private static void write(@Nullable CorrectionSums sums, DataOutputView out) throws IOException {
        if (sums != null) {
            writeSparseFloats(sums.product(), out);
            writeSparseFloats(sums.energy(), out);
            writeCounts(sums.count(), out);
        }
    }

    /** Counts, one for all where they are equal: no channel was missing. */
    private static void writeCounts(float[] counts, DataOutputView out) throws IOException {
        boolean equal = counts.length > 1;
        for (float count : counts) {
            equal &= count == counts[0];
        }
        writeFloats(equal ? new float[] {counts[0]} : counts, out);
    }

    private static CorrectionSums sums(DataInputView in) throws IOException {
        float[] product = readSparseFloats(in);
        float[] energy = readSparseFloats(in);
        float[] counts = requireNonNull(readFloats(in));
        if (counts.length < product.length) {
            float count = counts[0];
            counts = new float[product.length];
            Arrays.fill(counts, count);
        }
        return new CorrectionSums(product, energy, counts);
    }

    @Override
    public ForecastState read(DataInputView in) throws IOException {
        byte kinds = in.readByte();
        CorrectionSums sums = (kinds & CORRECTION) == 0 ? null : sums(in);
        CorrectionSums levels = (kinds & LEVEL) == 0 ? null : sums(in);
        boolean issued = in.readBoolean();
        float[] offsets = readSparseFloats(in);
        Deque<Issue> waiting = new ArrayDeque<>();
        for (long left = readUnsigned(in); left > 0; left--) {
            waiting.add(new Issue(
                    readSigned(in),
                    requireNonNull(readFloats(in)),
                    requireNonNull(readFloats(in)),
                    requireNonNull(readFloats(in)),
                    requireNonNull(readFloats(in))));
        }
        return new ForecastState(sums, levels, issued ? offsets : null, waiting);
    }
}
