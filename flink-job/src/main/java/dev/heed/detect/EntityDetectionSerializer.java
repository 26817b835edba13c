package dev.heed.detect;

import static dev.heed.bytes.PrimitiveArrays.readDoubles;
import static dev.heed.bytes.PrimitiveArrays.readLongs;
import static dev.heed.bytes.PrimitiveArrays.readSparseFloats;
import static dev.heed.bytes.PrimitiveArrays.writeDoubles;
import static dev.heed.bytes.PrimitiveArrays.writeLongs;
import static dev.heed.bytes.PrimitiveArrays.writeSparseFloats;
import static java.util.Objects.requireNonNull;

import dev.heed.bytes.VersionedSerializer;
import dev.heed.model.scoring.ScoringState;
import dev.heed.model.scoring.ThresholdState;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The detect stage's state as bytes: a version, then whole arrays. */
final class EntityDetectionSerializer extends VersionedSerializer<EntityDetection> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 5;

    static final EntityDetectionSerializer INSTANCE = new EntityDetectionSerializer();

    private EntityDetectionSerializer() {
        super("detection state", VERSION);
    }

    @Override
    protected void write(EntityDetection entity, DataOutputView out) throws IOException {
        ScoringState.writeAny(entity.scoring, out);
        writeSparseFloats(entity.threshold.counts(), out);
        out.writeDouble(entity.threshold.value());
        out.writeInt(entity.threshold.since());
        entity.moments.write(out);
        entity.presence.write(out);
        out.writeLong(entity.lastMicros);
        out.writeBoolean(entity.event != null);
        if (entity.event != null) {
            serialize(entity.event, out);
        }
    }

    private static void serialize(OpenEvent event, DataOutputView out) throws IOException {
        out.writeLong(event.startedMicros);
        out.writeDouble(event.threshold);
        writeDoubles(event.blame, out);
        writeLongs(event.from, out);
        writeLongs(event.to, out);
        out.writeBoolean(event.alerted);
        out.writeDouble(event.score);
        out.writeLong(event.lastMicros);
        out.writeInt(event.anomalousSteps);
        out.writeInt(event.quietSteps);
        out.writeInt(event.sinceUpdate);
    }

    @Override
    protected EntityDetection read(DataInputView in) throws IOException {
        EntityDetection entity = new EntityDetection(
                ScoringState.read(in),
                new ThresholdState(readSparseFloats(in), in.readDouble(), in.readInt()),
                Moments.read(in),
                Presence.read(in));
        entity.lastMicros = in.readLong();
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
        event.anomalousSteps = in.readInt();
        event.quietSteps = in.readInt();
        event.sinceUpdate = in.readInt();
        return event;
    }

    @Override
    public EntityDetection copy(EntityDetection from) {
        ThresholdState threshold = from.threshold;
        EntityDetection copy = new EntityDetection(
                from.scoring.copy(),
                new ThresholdState(threshold.counts().clone(), threshold.value(), threshold.since()),
                from.moments.copy(),
                from.presence.copy());
        copy.lastMicros = from.lastMicros;
        copy.event = from.event == null ? null : from.event.copy();
        return copy;
    }

    @Override
    public TypeSerializerSnapshot<EntityDetection> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a savepoint remembers of this serialiser; the version is with each value. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<EntityDetection> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
