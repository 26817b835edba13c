package dev.heed.detect;

import static dev.heed.bytes.PrimitiveArrays.readFloats;
import static dev.heed.bytes.PrimitiveArrays.writeFloats;
import static java.util.Objects.requireNonNull;

import dev.heed.bytes.VersionedSerializer;
import dev.heed.model.forecasting.ForecastState;
import dev.heed.model.forecasting.Issue;
import dev.heed.model.forecasting.Shares;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is learned of an entity's forecasts as bytes: a version, then whole arrays. */
final class ForecastStateSerializer extends VersionedSerializer<ForecastState> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 2;

    static final ForecastStateSerializer INSTANCE = new ForecastStateSerializer();

    private ForecastStateSerializer() {
        super("forecast state", VERSION);
    }

    @Override
    protected void write(ForecastState state, DataOutputView out) throws IOException {
        Shares shares = state.shares();
        out.writeBoolean(shares != null);
        if (shares != null) {
            writeFloats(shares.product(), out);
            writeFloats(shares.energy(), out);
            writeFloats(shares.count(), out);
        }
        writeFloats(state.offsets(), out);
        out.writeInt(state.waiting().size());
        for (Issue issue : state.waiting()) {
            out.writeLong(issue.step());
            writeFloats(issue.mean(), out);
            writeFloats(issue.scale(), out);
            writeFloats(issue.backbone(), out);
            writeFloats(issue.correction(), out);
        }
    }

    @Override
    protected ForecastState read(DataInputView in) throws IOException {
        Shares shares = in.readBoolean()
                ? new Shares(
                        requireNonNull(readFloats(in)), requireNonNull(readFloats(in)), requireNonNull(readFloats(in)))
                : null;
        float[] offsets = readFloats(in);
        Deque<Issue> waiting = new ArrayDeque<>();
        for (int left = in.readInt(); left > 0; left--) {
            waiting.add(new Issue(
                    in.readLong(),
                    requireNonNull(readFloats(in)),
                    requireNonNull(readFloats(in)),
                    requireNonNull(readFloats(in)),
                    requireNonNull(readFloats(in))));
        }
        return new ForecastState(shares, offsets, waiting);
    }

    @Override
    public ForecastState copy(ForecastState from) {
        return from.copy();
    }

    @Override
    public TypeSerializerSnapshot<ForecastState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a savepoint remembers of this serialiser; the version is with each value. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ForecastState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
