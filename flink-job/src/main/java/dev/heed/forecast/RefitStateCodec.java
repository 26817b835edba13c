package dev.heed.forecast;

import static dev.heed.state.PrimitiveArrays.readBytes;
import static dev.heed.state.PrimitiveArrays.readDoubles;
import static dev.heed.state.PrimitiveArrays.readFloats;
import static dev.heed.state.PrimitiveArrays.writeBytes;
import static dev.heed.state.PrimitiveArrays.writeDoubles;
import static dev.heed.state.PrimitiveArrays.writeFloats;
import static java.util.Objects.requireNonNull;

import dev.heed.model.forecasting.Increments;
import dev.heed.model.forecasting.LinearWeights;
import dev.heed.model.forecasting.RefitState;
import dev.heed.state.Codec;
import dev.heed.state.StateCodec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** An entity's own backbone as bytes: whole arrays, tens of kilobytes. */
public final class RefitStateCodec implements Codec<RefitState> {
    /** Its state; it is never packed on the heap. */
    public static final StateCodec<RefitState> STATE =
            new StateCodec<>("backbone state", 2, new RefitStateCodec(), backbone -> false);

    private RefitStateCodec() {}

    @Override
    public void write(RefitState state, DataOutputView out) throws IOException {
        Increments increments = state.increments();
        out.writeInt(increments.channels());
        out.writeInt(increments.lags());
        out.writeDouble(increments.halfLifeSteps());
        writeDoubles(increments.weight(), out);
        writeDoubles(increments.change(), out);
        writeDoubles(increments.square(), out);
        writeFloats(state.values(), out);
        writeBytes(state.observed(), out);
        out.writeLong(state.lastStep());
        LinearWeights linear = state.weights();
        writeFloats(linear == null ? null : linear.weights(), out);
        writeFloats(linear == null ? null : linear.constant(), out);
    }

    @Override
    public RefitState read(DataInputView in) throws IOException {
        Increments increments = new Increments(
                in.readInt(),
                in.readInt(),
                in.readDouble(),
                requireNonNull(readDoubles(in)),
                requireNonNull(readDoubles(in)),
                requireNonNull(readDoubles(in)));
        float[] values = requireNonNull(readFloats(in));
        byte[] observed = requireNonNull(readBytes(in));
        long lastStep = in.readLong();
        float[] weights = readFloats(in);
        float[] constant = readFloats(in);
        LinearWeights linear = weights == null || constant == null ? null : new LinearWeights(weights, constant);
        return new RefitState(increments, values, observed, lastStep, linear);
    }
}
