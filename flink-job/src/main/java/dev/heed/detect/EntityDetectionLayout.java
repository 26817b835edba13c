package dev.heed.detect;

import static dev.heed.bytes.PrimitiveArrays.readDoubles;
import static dev.heed.bytes.PrimitiveArrays.readLongs;
import static dev.heed.bytes.PrimitiveArrays.readSparseFloats;
import static dev.heed.bytes.PrimitiveArrays.writeDoubles;
import static dev.heed.bytes.PrimitiveArrays.writeLongs;
import static dev.heed.bytes.PrimitiveArrays.writeSparseFloats;
import static dev.heed.bytes.Varints.readUnsigned;
import static dev.heed.bytes.Varints.writeUnsigned;
import static java.util.Objects.requireNonNull;

import dev.heed.model.scoring.ScoringState;
import dev.heed.model.scoring.ThresholdState;
import dev.heed.state.Layout;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The detect stage's state as bytes: whole arrays, those of counts without their zeros, moments relative to the last step. */
final class EntityDetectionLayout extends Layout<EntityDetection> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 6;

    private final boolean small;

    /** The layout of a state that is small, so that an entity's is kept as bytes on the heap, or is not. */
    EntityDetectionLayout(boolean small) {
        super("detection state", VERSION);
        this.small = small;
    }

    @Override
    protected boolean isAtRest(EntityDetection entity) {
        return small;
    }

    @Override
    protected void write(EntityDetection entity, DataOutputView out) throws IOException {
        out.writeLong(entity.lastMicros);
        ScoringState.writeAny(entity.scoring, out);
        writeSparseFloats(entity.threshold.counts(), out);
        out.writeDouble(entity.threshold.value());
        writeUnsigned(entity.threshold.since(), out);
        entity.moments.write(entity.lastMicros, out);
        entity.presence.write(out);
        ForecastStateLayout.write(entity.forecast, out);
        out.writeBoolean(entity.event != null);
        if (entity.event != null) {
            write(entity.event, out);
        }
    }

    private static void write(OpenEvent event, DataOutputView out) throws IOException {
        out.writeLong(event.startedMicros);
        out.writeDouble(event.threshold);
        writeDoubles(event.blame, out);
        writeLongs(event.from, out);
        writeLongs(event.to, out);
        out.writeBoolean(event.alerted);
        out.writeDouble(event.score);
        out.writeLong(event.lastMicros);
        writeUnsigned(event.anomalousSteps, out);
        writeUnsigned(event.quietSteps, out);
        writeUnsigned(event.sinceUpdate, out);
    }

    @Override
    protected EntityDetection read(DataInputView in) throws IOException {
        long lastMicros = in.readLong();
        EntityDetection entity = new EntityDetection(
                ScoringState.read(in),
                new ThresholdState(readSparseFloats(in), in.readDouble(), (int) readUnsigned(in)),
                Moments.read(lastMicros, in),
                Presence.read(in),
                ForecastStateLayout.read(in));
        entity.lastMicros = lastMicros;
        entity.event = in.readBoolean() ? event(in) : null;
        return entity;
    }

    private static OpenEvent event(DataInputView in) throws IOException {
        OpenEvent event = new OpenEvent(
                in.readLong(),
                in.readDouble(),
                requireNonNull(readDoubles(in)),
                requireNonNull(readLongs(in)),
                requireNonNull(readLongs(in)));
        event.alerted = in.readBoolean();
        event.score = in.readDouble();
        event.lastMicros = in.readLong();
        event.anomalousSteps = (int) readUnsigned(in);
        event.quietSteps = (int) readUnsigned(in);
        event.sinceUpdate = (int) readUnsigned(in);
        return event;
    }
}
